import Editorial
import EditorialReadModels
import Foundation
import Newsroom
import PlainText
import PostgreSQL
import Synchronization
import Syndication
import TestSupport
import Testing

/// The replies of readers in what leaves the newsroom.
@Suite(.database) struct PublishedRepliesTests {
  let database = TestDatabase.current
  let fixture: SiteFixture

  init() throws { fixture = try SiteFixture() }

  private static let page = "articles/ferry/index.html"

  /// A live article that takes replies, and another one.
  private func with(_ body: (UUID, Library, Newsroom) async throws -> Void) async throws {
    let library = try await Library(in: database)
    let desk = try await Newsroom.open(
      .shared(url: database.settings.with(user: "galley_desk").description), isCreating: false)
    _ = try await library.anna.set(.replies, to: ["open"])
    let article = try await library.draft("ferry", body: "The ferry is late.")
    try await library.publish(article)
    try await library.publish(try await library.draft("chess", body: "White wins."))
    try await body(article, library, desk)
    await desk.close()
    await library.close()
  }

  /// Receives replies, and approves them.
  private func receive(
    _ texts: [String], to article: UUID, _ library: Library, _ desk: Newsroom
  ) async throws -> [UUID] {
    for text in texts {
      let words = try ReplyWords(name: "Mara", text: text, email: "mara@a.example")
      try await desk.receive(words, to: article, from: UUID())
    }
    let rows = try await library.eva.replies(ReplyQuery(status: .received, limit: 100)).value.rows
    for row in rows { _ = try await library.eva.moderate(.approve, row.row.reply) }
    return rows.map(\.row.reply)
  }

  /// By a person who knows the present settings.
  private func export(_ library: Library, rebuilding: Bool = false) async throws -> SiteSummary {
    try await library.eva.newsroom.acting(as: "eva")
      .exportSite(to: fixture.path, isRebuilding: rebuilding).value
  }

  /// That a site of changes has the same files as a new one.
  private func expectNewSiteIsEqual(_ library: Library) async throws {
    let changed = try fixture.files()
    _ = try await export(library, rebuilding: true)
    #expect(try fixture.files() == changed)
  }

  private func document(
    _ scope: PublicSelection.Scope, as format: SyndicationFormat = .jsonLD, by library: Library,
    asOf: AsOf? = nil
  ) async throws -> (text: String, summary: SyndicationSummary) {
    let document = Mutex<[UInt8]>([])
    let answer = try await library.eva.syndicate(PublicSelection(scope), as: format, asOf: asOf) {
      bytes in document.withLock { $0 += bytes }
    }
    return (document.withLock { String(decoding: $0, as: UTF8.self) }, answer.value)
  }

  @Test func `a change of a reply alone writes the page of its article again`() async throws {
    try await with { article, library, desk in
      _ = try await export(library)
      #expect(!fixture.text(Self.page).contains("Replies from readers"))
      let reply = try await receive(["It was on time."], to: article, library, desk)[0]
      let approved = try await export(library)
      #expect(!approved.isWhole && approved.changed == 1)
      #expect(fixture.text(Self.page).contains("It was on time."))
      #expect(try await export(library).changed == 0)

      _ = try await library.eva.answer("It was not.", to: reply)
      #expect(try await export(library).changed == 1)
      #expect(fixture.text(Self.page).contains("It was not."))
      #expect(try !fixture.bytes().contains("mara@a.example"))
      try await expectNewSiteIsEqual(library)

      _ = try await library.eva.moderate(.withdraw(reason: nil), reply)
      #expect(try await export(library).changed == 1)
      #expect(try !fixture.bytes().contains("It was on time."))
      try await expectNewSiteIsEqual(library)
    }
  }

  @Test func `a reply that waits, was rejected or was erased is nowhere`() async throws {
    try await with { article, library, desk in
      let erased = try await receive(["One.", "Erased words."], to: article, library, desk)[1]
      _ = try await library.eva.answer("Erased answer.", to: erased)
      _ = try await export(library)
      #expect(fixture.text(Self.page).contains("Erased words."))
      for text in ["Rejected words.", "Waiting words."] {
        try await desk.receive(try ReplyWords(name: "Ole", text: text), to: article, from: UUID())
      }
      let waiting = try await library.eva.replies(ReplyQuery(status: .received, limit: 9))
      _ = try await library.eva.moderate(.reject(reason: nil), waiting.value.rows[0].row.reply)
      #expect(try await export(library).changed == 0)
      let position = try await document(.live, by: library).summary.position
      _ = try await library.anna.moderate(.erase(reason: "Asked", ground: "GDPR"), erased)
      #expect(try await export(library).changed == 1)
      let now = try await document(.live, by: library).text
      let then = try await document(.live, by: library, asOf: .position(position)).text
      for text in ["Erased words.", "Erased answer.", "Rejected words.", "Waiting words."] {
        #expect(try !fixture.bytes().contains(text))
        #expect(!now.contains(text) && !then.contains(text))
      }
      #expect(now.contains("One.") && then.contains("One."))
    }
  }

  @Test func `more than ten have pages of their own, which go with the text`() async throws {
    try await with { article, library, desk in
      let texts = (1...12).map { "Reply \($0)." }
      let replies = try await receive(texts, to: article, library, desk)
      _ = try await export(library)
      #expect(!fixture.text(Self.page).contains("Reply 2."))
      #expect(fixture.text("articles/ferry/replies/1/index.html").contains("Reply 1."))
      #expect(try fixture.deadLinks() == [])
      for reply in replies.prefix(2) {
        _ = try await library.eva.moderate(.withdraw(reason: nil), reply)
      }
      _ = try await export(library)
      #expect(try fixture.files().keys.filter { $0.contains("/replies/") } == [])
      _ = try await library.eva.moderate(.approve, replies[0])
      _ = try await export(library)
      #expect(try fixture.files().keys.contains { $0.contains("/replies/1/") })
      try await expectNewSiteIsEqual(library)
      _ = try await library.anna.kill(article, reason: "Wrong", notice: "Gone.")
      _ = try await export(library)
      #expect(try !fixture.bytes().contains("Reply 12."))
      #expect(try fixture.deadLinks() == [])
      #expect(try await !document(.live, by: library).text.contains("Reply 12."))
    }
  }

  @Test func `an unpublished article shows none until it is published again`() async throws {
    try await with { article, library, desk in
      _ = try await receive(["It was on time."], to: article, library, desk)
      _ = try await library.anna.perform(.unpublish(reason: "Checks"), on: article)
      _ = try await export(library)
      #expect(try !fixture.bytes().contains("It was on time."))
    }
  }

  @Test func `a change of a reply is a change in JSON-LD only`() async throws {
    try await with { article, library, desk in
      let before = try await document(.live, by: library).summary.position
      _ = try await receive(["It was on time."], to: article, library, desk)
      let changed = try await document(.changed(after: before), by: library)
      #expect(changed.summary.items == 1 && changed.text.contains("It was on time."))
      #expect(!changed.text.contains("mara@a.example"))
      let after = changed.summary.position
      #expect(try await document(.changed(after: after), by: library).summary.items == 0)
      #expect(
        try await document(.changed(after: before), as: .ninjs, by: library).summary.items == 0)
    }
  }

  @Test func `opening or closing replies writes the page again, and delivers nothing`() async throws
  {
    try await with { article, library, _ in
      _ = try await library.anna.set(.repliesAddress, to: ["https://desk.example"])
      _ = try await export(library)
      let link = "href=\"https://desk.example/replies/\(article.text)\""
      let times = fixture.text("feed.json")
      let before = try await document(.live, by: library).summary.position
      for (policy, isOpen) in [(ReplyPolicy.closed, false), (.days(7), true), (nil, true)] {
        _ = try await library.eva.perform(.setReplyPolicy(policy), on: article)
        #expect(try await export(library).changed == 1)
        #expect(fixture.text(Self.page).contains(link) == isOpen)
        try await expectNewSiteIsEqual(library)
      }
      #expect(try await export(library).changed == 0)
      #expect(fixture.text("feed.json") == times)
      #expect(
        try await document(.changed(after: before), as: .ninjs, by: library).summary.items == 0)
    }
  }

  @Test func `a site that is served with the desk leads to the form at its own address`()
    async throws
  {
    try await with { article, library, _ in
      _ = try await library.eva.exportSite(to: fixture.path, hasReplyForms: true)
      #expect(fixture.text(Self.page).contains("href=\"/replies/\(article.text)\""))
    }
  }

  @Test func `the site leads to the form once the setting names its address`() async throws {
    try await with { article, library, _ in
      _ = try await export(library)
      #expect(!fixture.text(Self.page).contains("Leave a reply"))
      _ = try await library.anna.set(.repliesAddress, to: ["https://desk.example"])
      #expect(try await export(library).isWhole)
      let link = "href=\"https://desk.example/replies/\(article.text)\""
      #expect(fixture.text(Self.page).contains(link))
      _ = try await library.anna.newsroom.acting(as: "anna").set(.replies, to: ["closed"])
      #expect(try await export(library).isWhole)
      #expect(!fixture.text(Self.page).contains(link))
    }
  }
}
