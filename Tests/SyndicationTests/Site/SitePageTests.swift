import Digests
import Editorial
import Foundation
import HTML
import Testing

@testable import Syndication

struct `The pages of a site` {
  private let sample: SampleSite
  private let files: [String: String]

  init() throws {
    sample = try SampleSite()
    files = sample.files.mapValues { String(decoding: $0, as: UTF8.self) }
  }

  private func page(_ path: String) throws -> String {
    try #require(files["\(path)index.html"])
  }

  @Test func `change only with their version`() throws {
    var all: [UInt8] = []
    for (path, text) in files.sorted(by: { $0.key < $1.key }) {
      all += Array(path.utf8) + [0] + Array(text.utf8) + [0]
    }
    // Another digest: raise Site.version, so that sites are written again, and then adapt the file.
    let file = URL(filePath: #filePath).appending(path: "../../Golden/site-version.txt")
    let stored = try String(contentsOf: file.standardized, encoding: .utf8)
    #expect("\(Site.version) \(Digest(of: all))\n" == stored)
  }

  @Test func `are smaller than 50 KB and run no script`() {
    #expect(files.count > 40)
    for (path, text) in files where path.hasSuffix(".html") {
      // Ten thousand words are longer on their own.
      let limit = path.contains("/long/") ? 80_000 : 50_000
      #expect(text.utf8.count < limit, "\(path)")
      #expect(text.matches(of: /<script(?! type="application\/ld\+json">)/).isEmpty, "\(path)")
      #expect(text.matches(of: /\son[a-z]+=|\sstyle=|javascript:/).isEmpty, "\(path)")
    }
    #expect(sample.site.style.text.utf8.count < 15_000)
  }

  @Test func `link only to each other or to complete addresses`() {
    for (path, text) in files where path.hasSuffix(".html") && path != "404.html" {
      let folder = URL(filePath: "/\(path)").deletingLastPathComponent()
      for match in text.matches(of: /(?:href|src)="([^"#]+)/) {
        let link = String(match.1)
        if link.hasPrefix("http") || link.hasPrefix("mailto:") { continue }
        var target = folder.appending(path: link.removingPercentEncoding ?? link).standardized.path
        target.removeFirst()
        let file = link.hasSuffix("/") ? SitePath(target.isEmpty ? "" : "\(target)/").file : target
        // Other keywords, older pages and pictures are not in the sample.
        let isElsewhere =
          file.hasPrefix("keywords/") || file.contains("/page/")
          || file.hasPrefix("page/") || file.hasPrefix("pictures/") || file.hasPrefix("sections/")
        #expect(isElsewhere || files[file] != nil, "\(path): \(link)")
      }
    }
  }

  @Test func `of a preview say what they are, and lead to no other page`() throws {
    let shown = Site(
      publisher: Samples.publisher, sections: ["Islands"],
      clock: SiteClock(zone: .gmt, label: "UTC"),
      preview: SitePreview(note: "Not <published>", attributes: [.language("de")]))
    let text = String(
      decoding: shown.page(of: SampleSite.article(try Samples.item())), as: UTF8.self)
    #expect(text.contains("<p class=\"preview\" lang=\"de\">Not &lt;published&gt;</p>"))
    #expect(!text.contains("<a href=\"../") && !text.contains("rel=\"alternate\""))
    #expect(text.contains("href=\"../../\(shown.style.name)\""))
    #expect(shown.style.text.contains(".preview") && !sample.site.style.text.contains(".preview"))
    #expect(files.values.allSatisfy { !$0.contains("class=\"preview\"") })
  }

  @Test func `name the language and direction of each text`() throws {
    #expect(
      try page("articles/second-ship/").hasPrefix(
        "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">"))
    let arabic = try page("articles/sample-ar-5/")
    #expect(arabic.contains("<html lang=\"ar\" dir=\"rtl\">"))
    #expect(arabic.contains("<header class=\"site\" lang=\"en\" dir=\"ltr\">"))
    let front = try page("")
    for tag in ["ru", "el", "zh-Hans", "ja", "th"] {
      #expect(front.contains("lang=\"\(tag)\" dir=\"ltr\""))
    }
    for tag in ["ar", "he"] { #expect(front.contains("lang=\"\(tag)\" dir=\"rtl\"")) }
  }

  @Test(arguments: [
    ("ar", true), ("he-IL", true), ("fa", true), ("ur", true), ("en", false), ("ar-Latn", false),
    ("az-Arab", true), ("pa-Arab-PK", true), ("en-x-arab", false), ("de-1996", false),
  ])
  func `are read in the direction of the script`(tag: String, isRightToLeft: Bool) throws {
    #expect(try #require(LanguageTag(tag)).isRightToLeft == isRightToLeft)
  }

  @Test func `show an article with everything that belongs to it`() throws {
    let text = try page("articles/second-ship/")
    for part in [
      "<h1>The islands will buy a second ship, and argue about it later</h1>",
      "<p class=\"standfirst\">After nine years", "By <strong>Ada Moss, Ben Ruiz</strong>",
      "<p><span class=\"dateline\">Port Ellery, 1 December 2026 (HP):</span> The islands' council",
      "<figcaption>The ferry at the new pier. <span class=\"credit\">", "<h2>Who pays</h2>",
      "<li id=\"correction-1\">", "<strong>1. Correction</strong>", "<li id=\"correction-2\">",
      "1 December 2026, 06:00 UTC</time> – ",
      "<link rel=\"canonical\" href=\"https://post.example/articles/second-ship/\"/>",
      "<meta property=\"og:title\"", "\"@type\":\"NewsArticle\"", "\"@type\":\"CorrectionComment\"",
      "href=\"../../sections/Islands/\"", "href=\"../../keywords/ferries/\"",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(!text.contains("articleBody"))
  }

  @Test func `say why an article cannot be read, and show nothing of it`() throws {
    let killed = try page("articles/killed/")
    #expect(killed.contains("We retract this report &lt;entirely&gt;."))
    #expect(try page("").contains("We retract this report &lt;entirely&gt;."))
    #expect(try page("articles/held/").contains("Do not use this report while we check it."))
    #expect(try page("articles/withdrawn/").contains("noindex"))
    for path in ["killed", "held", "held-silently", "withdrawn"] {
      let text = try page("articles/\(path)/")
      #expect(!text.contains("NewsArticle") && !text.contains("og:"))
    }
    #expect(try !page("keywords/ferries/").contains("retract"))
    #expect(try !page("").contains("articles/withdrawn/"))
  }

  @Test func `lead from a former address to the present one without a script`() throws {
    let text = try page("articles/council-votes/")
    #expect(text.contains("http-equiv=\"refresh\" content=\"0; url=../../articles/second-ship/\""))
    #expect(text.contains("canonical\" href=\"https://post.example/articles/second-ship/"))
  }

  @Test func `cannot be left by what a headline contains`() throws {
    let text = try page("articles/sample-en-7/")
    #expect(text.contains("&lt;b&gt;&quot;quotes&quot;&lt;/b&gt;"))
    #expect(!text.contains("<b>") && !text.contains("<script>"))
    let data = try #require(text.firstMatch(of: /ld\+json">(.*?)<\/script>/)).1
    #expect(!data.contains("<") && data.contains("\\u003cb\\u003e"))
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(data.utf8)) }
  }

  @Test func `offer a picture in several formats and widths`() throws {
    let address = try #require(WebAddress("pier.jpg"))
    var picture = SitePicture(address: address, size: (1200, 800))
    picture.sources = [
      SitePicture.Source(
        mediaType: "image/avif",
        renditions: [(try #require(WebAddress("400.avif")), 400), (address, 1200)])
    ]
    var writer = HTMLWriter()
    writer.write(picture, alternative: "A pier", isFirst: false)
    #expect(
      writer.html == "<picture><source type=\"image/avif\" srcset=\"400.avif 400w, pier.jpg 1200w\""
        + " sizes=\"(min-width: 46rem) 44rem, 100vw\"/><img src=\"pier.jpg\" alt=\"A pier\""
        + " width=\"1200\" height=\"800\" loading=\"lazy\"/></picture>")
  }

  @Test func `need no publisher`() throws {
    let bare = try SampleSite(publisher: Publisher(), sections: [])
    let front = String(decoding: try #require(bare.files["index.html"]), as: UTF8.self)
    #expect(front.contains("<title>News</title>") && !front.contains("canonical"))
    #expect(front.contains("href=\"sections/\""))
  }
}

struct `Paths of a site` {
  @Test(arguments: [
    ("Local news", "Local_news"), ("C++", "C~2B~2B"), ("../etc", "~2E~2E~2Fetc"), ("_", "~5F"),
    ("Острова", "Острова"), ("東京", "東京"), ("", ""), ("a\nb", "a~0Ab"),
  ])
  func `have components that no other name has`(name: String, component: String) {
    #expect(SitePath.component(name) == component)
  }

  @Test func `have no component that a file system refuses`() {
    let names = ["x", "y"].map { String(repeating: "長", count: 300) + $0 }
    #expect(Set(names.map(SitePath.component)).count == 2)
    #expect(names.allSatisfy { SitePath.component($0).utf8.count <= 200 })
  }

  @Test func `are relative to the page with the link`() throws {
    let article = SitePath.article(try #require(Slug("ferry")))
    #expect(article.address(from: .front).text == "articles/ferry/")
    #expect(
      article.address(from: SiteList.section("a b").page(4)).text == "../../../../articles/ferry/")
    #expect(SitePath.front.address(from: .front).text == "./")
    #expect(SiteList.keyword("東").front.address(from: article).text == "../../keywords/%E6%9D%B1/")
  }

  @Test(arguments: [(0, 0), (1, 0), (40, 0), (41, 1), (60, 1), (61, 2), (3000, 148)])
  func `leave two pages of a list on its front page`(places: Int, older: Int) {
    #expect(SiteList.olderPages(of: places) == older)
  }
}
