import Digests
import Editorial
import Foundation
import Testing

@testable import Syndication

struct `The size of a page` {
  private let site = Site(
    publisher: Samples.publisher, sections: ["Islands", "Sport"],
    clock: SiteClock(zone: .gmt, label: "UTC"))

  @Test func `is less than 50 KB even if they are full of long entries`() throws {
    let item = try Samples.item(
      String(repeating: "long-", count: 15) + "slug",
      state: .usable(
        PublicText(
          Content(
            headline: String(repeating: "長", count: 60),
            standfirst: String(repeating: "長い文章", count: 40), byline: ["Ada Moss", "Ben Ruiz"],
            section: "国際", keywords: ["渡輪"],
            language: try #require(LanguageTag("ja")),
            manuscript: Digest(of: []), wordCount: 0), markdown: "")))
    let entries = Array(repeating: ListPage.Entry(item), count: 2 * SiteList.pageSize - 1)
    for list in [SiteList.articles, .section("国際"), .keyword("渡輪")] {
      let page = ListPage(list, nil, places: 1000, entries, in: site)
      #expect(!page.isEmpty && page.render().count < 50_000)
    }
  }

  @Test func `is less than 50 KB for 3,000 words that were corrected a thousand times`() throws {
    let paragraph = repeatElement("The council wants a second ship for the islands.", count: 6)
      .joined(separator: " ")
    let body = repeatElement("\(paragraph)\n\n", count: 56).joined()
    // Nothing of a long passage is left.
    let former = repeatElement(paragraph, count: 8).joined(separator: " ")
    let change = PublicChange([], body: (former: former, present: former.uppercased()))
    let notice = repeatElement("It costs 41 million, not 14 million.", count: 5)
      .joined(separator: " ")
    let item = try Samples.item(
      state: .usable(Samples.text(body: body)),
      corrections: (1...1_000).map { Samples.correction($0, .correction, notice, change: change) },
      replaced: (1...30).map { try Samples.item("killed-\($0)", $0).reference })
    let moments = (0...1_000).map { item.firstPublishedAt + 3_600 * Double($0) }
    let article = SiteArticle(
      item, digest: Digest(of: []),
      versions: moments.indices.map {
        (moments[$0], $0 + 1 < moments.count ? moments[$0 + 1] : nil)
      })
    let parts = site.parts(of: article)
    #expect(parts.count == 50 + 51)
    for bytes in [site.page(of: article)] + parts.map(\.bytes) {
      #expect(bytes.count < 50_000)
    }
    let list = ListPage(
      .corrections, nil, places: 1_000,
      (0..<39).map { ListPage.Entry(item, correction: $0) }, in: site)
    #expect(list.render().count < 50_000)
  }

  @Test func `is that of the text and at most 10 KB for 10,000 words`() throws {
    let words = ["ferry", "said", "islands", "the", "harbour", "winter", "mayor", "of", "council"]
    let paragraphs = (0..<167).map { paragraph in
      (0..<60).map { words[(paragraph + $0 * 7) % words.count] }.joined(separator: " ") + "."
    }
    let body = paragraphs.joined(separator: "\n\n")
    let item = try Samples.item(state: .usable(Samples.text(body: body)))
    let page = site.page(of: SampleSite.article(item))
    #expect(page.count > 50_000 && page.count < body.utf8.count + 10_000)
  }
}
