import Editorial
import Foundation
import Syndication
import Testing
import XML

struct `A document of public items` {
  @Test(arguments: SyndicationFormat.allCases)
  func `is the same as before`(format: SyndicationFormat) throws {
    let file = try #require(
      Bundle.module.url(forResource: "Golden/\(format.rawValue)", withExtension: "txt"))
    let printed = try Samples.document(format, Array(try Samples.all().prefix(4)))
    #expect(printed == (try String(contentsOf: file, encoding: .utf8)))
  }

  @Test(arguments: SyndicationFormat.allCases)
  func `is well formed without items and without a publisher`(format: SyndicationFormat) throws {
    for publisher in [Publisher(), Samples.publisher] {
      guard format.missingSetting(of: publisher) == nil else { continue }
      for items in [[], try Samples.all()] {
        let text = try Samples.document(format, items, publisher: publisher)
        switch format {
        case .ninjs: for line in text.split(separator: "\n") { try parseJSON(String(line)) }
        case .jsonLD, .jsonFeed: try parseJSON(text)
        case .newsMLG2, .atom, .rss, .sitemap: try parseXML(text)
        case .markdown: #expect(text.isEmpty == items.isEmpty)
        }
      }
    }
  }

  private func parseJSON(_ text: String) throws {
    _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  private func parseXML(_ text: String) throws {
    var rest = Array(text.utf8)[...]
    let reader = try XMLReader { buffer in
      let count = min(buffer.count, rest.count)
      buffer.copyBytes(from: rest.prefix(count))
      rest = rest.dropFirst(count)
      return count
    }
    while try reader.next() != nil {}
  }

  @Test(arguments: SyndicationFormat.allCases)
  func `has no text of an article that is gone`(format: SyndicationFormat) throws {
    let gone: [PublicItem.State] = [
      .killed(notice: "Notice."), .withdrawn, .held(notice: "Notice."), .held(notice: nil),
    ]
    for (number, state) in gone.enumerated() {
      let item = try Samples.item("gone", UInt8(number), state: state)
      let text = try Samples.document(format, [item])
      #expect(!text.contains("ferry"))
      switch (format, state) {
      case (.rss, _), (.jsonFeed, _), (.sitemap, _), (.markdown, _):
        #expect(!text.contains(item.urn) && !text.contains("Notice."))
      case (_, .killed), (_, .held(notice: .some)):
        #expect(text.contains(item.urn) && text.contains("Notice."))
      default: #expect(text.contains(item.urn))
      }
    }
  }

  @Test func `names the setting that it needs`() {
    let nameless = Publisher(address: "https://post.example")
    #expect(SyndicationFormat.rss.missingSetting(of: Publisher()) == .publisherURL)
    #expect(SyndicationFormat.rss.missingSetting(of: nameless) == nil)
    #expect(SyndicationFormat.sitemap.missingSetting(of: Publisher(name: "Post")) == .publisherURL)
    #expect(SyndicationFormat.sitemap.missingSetting(of: nameless) == .publisherName)
    #expect(SyndicationFormat.atom.missingSetting(of: Publisher()) == nil)
  }

  @Test func `has links to the pages around it`() throws {
    func relations(_ number: Int, isLast: Bool) throws -> [String] {
      let text = try Samples.document(
        .atom, [], page: SyndicationPage(number: number, isLast: isLast))
      #expect(!text.contains("fh:complete"))
      return text.matches(of: /rel="([a-z]+)" href="([a-z0-9.-]+)" type="application/)
        .map { "\($0.1) \($0.2)" }
    }
    #expect(try relations(1, isLast: true) == ["self atom.xml", "first atom.xml"])
    #expect(
      try relations(1, isLast: false) == ["self atom.xml", "first atom.xml", "next atom-2.xml"])
    #expect(
      try relations(2, isLast: false) == [
        "self atom-2.xml", "first atom.xml", "previous atom.xml", "next atom-3.xml",
      ])
    #expect(
      try relations(3, isLast: true) == [
        "self atom-3.xml", "first atom.xml", "previous atom-2.xml",
      ])
  }

  @Test func `says that it is complete only if it is`() throws {
    #expect(try Samples.document(.atom, []).contains("<fh:complete/>"))
    #expect(try !Samples.document(.atom, [], isComplete: false).contains("fh:complete"))
  }

  @Test func `keeps its id, which depends on the section and the keyword`() throws {
    func id(_ publisher: Publisher, _ section: String?, _ keyword: String?) throws -> Substring {
      let head = SyndicationHead(
        publisher, section: section, keyword: keyword, writtenAt: Date(), changedAt: Date())
      let bytes = try SyndicationFormat.atom.writer(for: head).document(of: [])
      let text = String(decoding: bytes, as: UTF8.self)
      return try #require(text.firstMatch(of: /<id>(urn:uuid:[0-9a-f-]{36})<\/id>/)?.1)
    }
    let ids = [
      try id(Samples.publisher, nil, nil), try id(Samples.publisher, "ferries", nil),
      try id(Samples.publisher, nil, "ferries"), try id(Publisher(), nil, nil),
    ]
    #expect(Set(ids).count == 4)
    #expect(try id(Samples.publisher, nil, nil) == ids[0])
  }

  @Test func `marks as news at most 1,000 articles of the last two days`() throws {
    let writer = try SyndicationFormat.sitemap.writer(for: Samples.head())
    func isNews(_ time: String, at index: Int) throws -> Bool {
      let sample = try Samples.item()
      let item = PublicItem(
        article: sample.article, slug: sample.slug, state: sample.state,
        firstPublishedAt: Samples.time(time), modifiedAt: sample.modifiedAt,
        changedAt: sample.changedAt, edition: 1)
      return String(decoding: try writer.write(item, at: index), as: UTF8.self)
        .contains("<news:news>")
    }
    #expect(try isNews("2026-11-30T12:00:00Z", at: 999))
    #expect(try !isNews("2026-11-30T12:00:00Z", at: 1_000))
    #expect(try !isNews("2026-11-30T11:59:59Z", at: 0))
  }

  @Test(arguments: [
    ("2026-12-01T06:00:00Z", "Tue, 01 Dec 2026 06:00:00 GMT"),
    ("1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
    ("1969-12-31T23:59:59Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
    ("2024-02-29T12:34:56.789Z", "Thu, 29 Feb 2024 12:34:56 GMT"),
  ])
  func `has dates as in RSS`(time: String, date: String) {
    #expect(Samples.time(time).httpDate == date)
  }

  @Test func `says whether a version is an update or a correction`() throws {
    func signal(_ item: PublicItem) throws -> Substring? {
      try Samples.document(.newsMLG2, [item]).firstMatch(of: /<signal qcode="([a-z:]+)"/)?.1
    }
    #expect(try signal(Samples.item()) == "sig:update")
    let corrected = try Samples.item(corrections: [Samples.correction(1, .correction, "No.")])
    #expect(try signal(corrected) == "sig:correction")
    #expect(try signal(Samples.item(state: .withdrawn)) == nil)
  }
}
