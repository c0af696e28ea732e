import Editorial
import EditorialReadModels
import EventSourcing
import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

/// What remains of an erased text, and who can see it.
@Suite(.database) struct ErasureTests {
  let database = TestDatabase.current

  private func revise(_ id: UUID, to body: String, in library: Library) async throws {
    _ = try await library.eva.revise(id, to: WrittenArticle(content: .sample(), body: body))
  }

  @Test func `the history says who erased the text of an imported article`() async throws {
    let library = try await Library(in: database)
    let line = #"{"headline":"Lamp","body":"Secret.","createdAt":"2014-03-02","language":"en"}"#
    let item = try ImportedLine(Array(line.utf8)[...], language: nil).item
    let anna = try await database.member(as: "anna")
    _ = try await anna.importItems([item])
    try await library.erase(item.id, .revision(1))
    for asOf in [nil, AsOf.position(1)] {
      let history = try await anna.history("lamp", asOf: asOf).value
      #expect(history[0].erased?.by == "anna")
    }
    await anna.close()
  }

  @Test func `every answer says who erased a text, when, and on which legal ground`() async throws {
    let library = try await Library(in: database)
    let id = try await library.draft("ferry", body: "Secret.")
    try await library.publish(id)
    _ = try await library.eva.note("Secret, too.", on: id)
    try await revise(id, to: "Plain.", in: library)
    let before = Date()
    let receipt = try await library.erase(id, .revision(1))
    try await library.erase(id, .note(5))

    let erased = try #require(try await library.eva.show("ferry", revision: 1).value.erased)
    #expect(erased.by == "anna")
    #expect(erased.at == receipt.recorded.first?.recordedAt)
    #expect(erased.at >= before.addingTimeInterval(-1))
    #expect((erased.reason, erased.ground) == ("It names a minor.", "GDPR Art. 17"))
    #expect(try await library.eva.show("ferry").value.erased == nil)
    #expect(try await library.eva.show("ferry").value.body == "Plain.")
    for position in Int64(1)...7 {
      let past = try await library.eva.show("ferry", revision: 1, asOf: .position(position)).value
      #expect(past.body == nil && past.erased == erased, "\(position)")
    }
    let live = try await library.eva.live(limit: 5).value.rows
    #expect(live.map(\.erased) == [erased])
    #expect(
      try await library.eva.live(limit: 5, asOf: .position(4)).value.rows.map(\.erased) == [erased])
    #expect(try await library.eva.intervals("ferry").value.map(\.erased) == [erased])
    #expect(
      try await library.eva.intervals("ferry", asOf: .position(5)).value.map(\.erased) == [erased])
    for asOf in [nil, AsOf.position(6)] {
      let history = try await library.eva.history("ferry", asOf: asOf).value
      #expect(history[0].erased == erased)
      #expect((history[4].note, history[4].erased?.by) == (nil, "anna"))
      #expect(history[5].erased == nil)
    }
    let words = try await library.eva.history("ferry").value.suffix(2).map(\.row.words)
    #expect(
      words == [
        "erased the text of revision 1: It names a minor. (GDPR Art. 17)",
        "erased note 5: It names a minor. (GDPR Art. 17)",
      ])
  }

  @Test func `rebuilt read models are equal, and pass all checks`() async throws {
    let library = try await Library(in: database)
    let id = try await library.draft("ferry", headline: "Ferry", body: "Secret.")
    try await library.publish(id)
    _ = try await library.eva.note("Secret.", on: id)
    #expect(try await library.find("secret") == ["ferry"])
    try await library.erase(id)
    try await library.draft("other", headline: "Ferry")

    #expect(try await library.find("ferry").count == 2)
    // The queries bring their read models up to date.
    _ = try await library.eva.show("ferry")
    _ = try await library.eva.history("ferry")
    _ = try await library.eva.stats(TurnaroundQuery())
    _ = try await library.eva.replies(ReplyQuery(limit: 9))
    let followed = try await ReadModelContents(of: database)
    let names = ReadModels.all.map { $0.name }
    let report = try await library.anna.rebuild(names)
    #expect(report.outcomes.allSatisfy { $0.isLive && $0.comparison?.isEqual == true })
    #expect(try await ReadModelContents(of: database) == followed)
    #expect(try await library.find("secret") == [])
    let verdicts = try await library.anna.verify(names)
    #expect(verdicts.allSatisfy { $0.isEqual == true })
    let reports = try await library.anna.audit(names)
    #expect(reports.allSatisfy { $0.findings.isEmpty })
  }

  @Test func `an erased text is refused when it is typed again, and a new text is accepted`()
    async throws
  {
    let library = try await Library(in: database)
    let id = try await library.draft("ferry", body: "Secret.")
    _ = try await library.eva.note("Kept.", on: id)
    try await library.erase(id)
    let refused = await #expect(throws: ArticleRejection.self) {
      try await revise(id, to: "Secret.", in: library)
    }
    #expect(refused?.rule == "erasedBefore")
    try await revise(id, to: "Plain.", in: library)
    #expect(try await library.eva.show("ferry").value.body == "Plain.")
  }

  @Test func `the salt of an article is deleted with its last text`() async throws {
    let library = try await Library(in: database)
    let id = try await library.draft("ferry", body: "Secret.")
    let salt: String = try await database.session().value("SELECT salt::text FROM galley.texts")
    try await library.erase(id)
    #expect(
      try await database.session().value("SELECT count(*) FROM galley.texts", as: Int.self) == 0)
    // Nothing shows that it is the same text, so it is a new one.
    try await revise(id, to: "Secret.", in: library)
    #expect(try await library.eva.show("ferry").value.body == "Secret.")
    #expect(try await library.eva.show("ferry", revision: 1).value.body == nil)
    let next: String = try await database.session().value("SELECT salt::text FROM galley.texts")
    #expect(next != salt)
  }

  @Test func `a deleted salt does not come back from a cached state`() async throws {
    let library = try await Library(in: database)
    let id = try await library.draft("ferry", body: "Secret.")
    // From here on, the process has the article in its cache.
    _ = try await library.anna.note("Secret, too.", on: id)
    let salt: String = try await database.session().value(
      "SELECT DISTINCT salt::text FROM galley.texts")
    try await library.erase(id, .note(2))
    try await library.erase(id)
    _ = try await library.anna.revise(
      id, to: WrittenArticle(content: .sample(), body: "Another text."))
    let next: String = try await database.session().value("SELECT salt::text FROM galley.texts")
    #expect(next != salt)
  }

  @Test func `an erasure is answered again by its command id`() async throws {
    let library = try await Library(in: database)
    let id = try await library.draft("ferry", body: "Secret.")
    let options = CommandOptions(commandID: UUID())
    let erase = ArticleCommand.erase(.article, reason: "Why?", ground: "Art. 17")
    let first = try await library.anna.perform(erase, on: id, options: options)
    let again = try await library.anna.perform(erase, on: id, options: options)
    #expect(first.recorded.count == 1)
    #expect(again.recorded.map(\.id) == first.recorded.map(\.id))
    await #expect(throws: AppendError.self) {
      _ = try await library.anna.perform(
        .erase(.article, reason: "Why?", ground: "Art. 18"), on: id, options: options)
    }
    #expect(try await library.erase(id).recorded.isEmpty)
  }

  @Test func `a command keeps its answer after its text is erased`() async throws {
    let library = try await Library(in: database)
    let id = try await library.draft("ferry", body: "Plain.")
    let options = CommandOptions(commandID: UUID())
    let article = WrittenArticle(content: .sample(), body: "Secret.")
    let first = try await library.eva.revise(id, to: article, options: options)
    try await library.erase(id)
    try await revise(id, to: "Another.", in: library)
    let again = try await library.eva.revise(id, to: article, options: options)
    #expect(again.recorded.map(\.id) == first.recorded.map(\.id))
  }
}
