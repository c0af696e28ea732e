import EditorialReadModels
import Foundation
import Newsroom
import TestSupport
import Testing

/// A server whose clock goes backwards.
@Suite(.database) struct ClockTests {
  let database = TestDatabase.current

  @Test func `a clock that went back is reported, and does not reverse a history`() async throws {
    let newsroom = try await Newsroom.open(.shared(url: database.url()))
    let eva = try await newsroom.acting(as: "eva")
    let id = try await eva.draft(
      WrittenArticle(content: .sample(), body: "Text."), slug: .sample("a-lamp")
    ).id
    for number in 1...3 { _ = try await eva.note("Note \(number).", on: id) }
    #expect(try await eva.health().problems.allSatisfy { $0.code != "clockWentBack" })
    // As if the clock had been two hours ahead until the second event.
    try await database.session().run(
      """
      ALTER TABLE galley.events DISABLE TRIGGER ALL;
      UPDATE galley.events SET recorded_at = recorded_at + interval '2 hours' WHERE version <= 2
      """)
    let problem = try await eva.health().problems.first { $0.code == "clockWentBack" }
    #expect(
      problem?.sentence.hasPrefix("the server's clock went back by 7200 s after position 2, ")
        == true || problem?.sentence.hasPrefix("the server's clock went back by 7199 s ") == true)
    let versions = try await eva.history("a-lamp").value.map(\.row.version)
    #expect(versions == [1, 2, 3, 4])
    await newsroom.close()
  }
}
