import Editorial
import Foundation
import Manuscripts
import Syndication
import Testing

/// Every format, judged by validators. Each of them must find planted faults, because a validator that
/// accepts everything would prove nothing.
struct `A document is valid` {
  private static let noStandards: Comment = "GALLEY_STANDARDS is not set"

  /// All samples with and without a publisher, and then one article with each of the faults.
  private func documents(
    _ format: SyndicationFormat, faults: [(String, String)]
  ) throws -> [String] {
    let publishers = [Samples.publisher, Publisher()].filter {
      format.missingSetting(of: $0) == nil
    }
    let one = try Samples.document(format, Array(try Samples.all().prefix(2)))
    return try publishers.map { try Samples.document(format, try ordered(format), publisher: $0) }
      + faults.map { fault in
        let planted = one.replacing(fault.0, with: fault.1)
        try #require(planted != one, "\(fault.0) does not occur")
        return planted
      }
  }

  private func ordered(_ format: SyndicationFormat) throws -> [PublicItem] {
    let all = try Samples.all()
    guard format.beginsWithGoneItems else { return all }
    return all.filter { $0.text == nil } + all.filter { $0.text != nil }
  }

  /// Documents with faults come last.
  private func expect(_ findings: [[String]], faults: Int) {
    for valid in findings.dropLast(faults) { #expect(valid == []) }
    for (number, planted) in findings.suffix(faults).enumerated() {
      #expect(planted != [], "fault \(number + 1) is not found")
    }
  }

  @Test(.enabled(if: Validators.standards != nil, noStandards))
  func `as ninjs, according to IPTC's schema`() async throws {
    let schema = "\(try #require(Validators.standards))/ninjs-3.1.json"
    let one = try Samples.document(.ninjs, [try Samples.item()])
    let valid = try [Samples.publisher, Publisher()].flatMap { publisher in
      try Samples.all().map { try Samples.document(.ninjs, [$0], publisher: publisher) }
    }
    let planted = [
      one.replacing("\"pubStatus\":\"usable\"", with: "\"pubStatus\":\"live\""),
      one.replacing("\"uri\":", with: "\"url\":"),
      one.replacing("\"by\":", with: "\"byline\":"),
    ]
    expect(try await Validators.faults(in: valid + planted, bySchema: schema), faults: 3)
  }

  @Test(.enabled(if: Validators.standards != nil, noStandards))
  func `as NewsML-G2, according to IPTC's schema`() async throws {
    let schema = "\(try #require(Validators.standards))/newsml-g2-2.35-power.xsd"
    let faults = [
      ("provider>", "supplier>"), ("<versionCreated>2026", "<versionCreated>26"),
      ("qcode=\"stat:usable\"", "qcode=\"usable\""), ("<itemMeta>", "<itemMeta><edNote/>"),
      (" guid=", " id="), ("<headline>", "<headline role=\"main\">"),
    ]
    let findings = try await Validators.faults(
      in: try documents(.newsMLG2, faults: faults), byXSD: schema)
    expect(findings, faults: faults.count)
  }

  @Test(.enabled(if: Validators.standards != nil, noStandards))
  func `as Atom, according to the grammar of RFC 4287`() async throws {
    let grammar = "\(try #require(Validators.standards))/atom.rnc"
    let faults = [
      ("<updated>2026-12-01T09:30:00.000Z", "<updated>2026-12-01"),
      ("<title>The ferry returns</title>", ""), ("<div xmlns=", "<div class=\"x\" xmlns:x="),
      ("</entry>", "<at:deleted-entry/></entry><at:deleted-entry/>"),
    ]
    let documents = try documents(.atom, faults: faults)
    let pages = [
      try Samples.document(.atom, [], page: SyndicationPage(number: 2, isLast: false))
    ]
    expect(
      try await Validators.faults(in: pages + documents, byGrammar: grammar), faults: faults.count)
  }

  @Test(.enabled(if: Validators.standards != nil, noStandards))
  func `as a feed with an author and tombstones`() async throws {
    let grammar = "\(try #require(Validators.standards))/atom.rnc"
    let faults = [
      (
        "<author><name>The Harbour Post</name><uri>https://post.example</uri></author>", ""
      ),
      ("at:deleted-entry ref=", "at:deleted-entry id="), (" when=\"2026-12-02T", " when=\""),
      ("at:comment>", "at:reason>"), ("<fh:complete/>", "<fh:incomplete/>"),
    ]
    let findings = try await Validators.faults(
      in: try documents(.atom, faults: faults), byGrammar: Validators.own("feed.rnc"),
      including: grammar)
    expect(findings, faults: faults.count)
  }

  @Test func `as RSS, according to its specification`() async throws {
    let faults = [
      ("<link>https://post.example</link>", ""), ("Tue, 01 Dec 2026", "2026-12-01"),
      ("isPermaLink=\"false\"", "isPermalink=\"false\""), ("dc:creator>", "dc:author>"),
      ("<title>The ferry returns</title>", "<title> </title>"),
      (" medium=\"image\"", ""), ("version=\"2.0\"", "version=\"1.0\""),
    ]
    let findings = try await Validators.faults(
      in: try documents(.rss, faults: faults), byGrammar: Validators.own("rss.rnc"))
    expect(findings, faults: faults.count)
  }

  @Test func `as a sitemap, according to its protocol`() async throws {
    let faults = [
      ("https://post.example/articles", "/articles"),
      ("<lastmod>2026-12-01T", "<lastmod>2026-1-1T"),
      ("<news:language>en", "<news:language>English"), ("news:title>", "news:headline>"),
      ("<news:name>The Harbour Post", "<news:name> "),
    ]
    let index = try #require(try SyndicationFormat.sitemap.index(ofPages: 3, for: Samples.head()))
    let documents = [String(decoding: index.bytes, as: UTF8.self)]
    let findings = try await Validators.faults(
      in: documents + (try self.documents(.sitemap, faults: faults)),
      byGrammar: Validators.own("sitemap.rnc"))
    expect(findings, faults: faults.count)
  }

  @Test func `as JSON Feed 1.1, according to its specification`() async throws {
    let faults = [
      ("version/1.1", "version/1"), ("\"id\":", "\"guid\":"), ("content_html", "content"),
      ("\"authors\":[{\"name\":", "\"author\":[{\"name\":"),
      ("2026-12-01T06:00", "2026-13-01T06:00"),
    ]
    let findings = try await Validators.faults(
      in: try documents(.jsonFeed, faults: faults),
      bySchema: Validators.own("json-feed-1.1.json"))
    expect(findings, faults: faults.count)
  }

  @Test func `as NewsArticle, according to schema.org`() async throws {
    let faults = [
      ("\"NewsArticle\"", "\"Newsarticle\""), ("\"headline\":", "\"headlines\":"),
      ("CorrectionComment", "Correction"), ("\"dateModified\":\"2026", "\"dateModified\":\"26"),
      ("\"Killed\"", "\"Dead\""),
    ]
    let findings = try await Validators.faults(
      in: try documents(.jsonLD, faults: faults), bySchema: Validators.own("news-article.json"))
    expect(findings, faults: faults.count)
  }

  @Test func `as JSON-LD, according to a reader of it`() async throws {
    let items = try Samples.all()
    let findings = try await Validators.articles(
      in: try documents(.jsonLD, faults: [("\"@type\":\"NewsArticle\"", "\"@type\":{}")]))
    for articles in findings.dropLast() {
      #expect(articles.count == items.count)
      for (article, item) in zip(articles, items) {
        #expect(article.contains(": NewsArticle \(item.urn) "))
        #expect(article.contains(" articleBody ") == (item.text != nil))
        #expect(article.contains(" correction ") == !item.corrections.isEmpty)
      }
    }
    #expect(findings.last?.contains { $0.contains("JsonLdError") } == true)
  }

  @Test func `as Markdown, from which the same article can be drafted`() throws {
    for item in try Samples.all() {
      // A manuscript has no control characters.
      guard let text = item.text, !text.content.headline.contains("\u{7}") else { continue }
      let written = try Samples.document(.markdown, [item])
      let file = try ManuscriptFile(parsing: Array(written.utf8))
      #expect(file.headline == text.content.headline && file.slug == item.slug)
      #expect(file.keywords == text.content.keywords && file.byline == text.content.byline)
      #expect(file.language == text.content.language)
      #expect(file.dateline == PartialDateline(text.content.dateline))
      #expect(file.images == text.content.images.map { PartialImage($0) })
      #expect(file.leadImage == PartialImage(text.content.leadImage))
      #expect(file.body == ManuscriptFile(body: text.markdown).body)
    }
  }
}
