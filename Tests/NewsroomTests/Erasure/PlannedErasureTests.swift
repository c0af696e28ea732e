import Editorial
import EventSourcing
import Foundation
import Newsroom
import TestSupport
import Testing

/// The two steps of an erasure: the plan to be confirmed, and its execution.
@Suite(.database) struct PlannedErasureTests {
  let database = TestDatabase.current

  private func plan(
    _ scope: ErasureScope, of id: UUID, by member: Member
  ) async throws -> PlannedErasure {
    try await member.planErasure(
      of: id, scope, reason: "It names a minor.", ground: "GDPR Art. 17")
  }

  @Test func `a plan names the texts and erases nothing; it is carried out as planned`()
    async throws
  {
    let library = try await Library(in: database)
    let id = try await library.draft("ferry", body: "Secret.")
    try await library.publish(id)
    _ = try await library.eva.note("Secret.", on: id)
    let plain = WrittenArticle(content: .sample(), body: "Plain.")
    _ = try await library.eva.revise(id, to: plain)

    let erasure = try await plan(.revision(1), of: id, by: library.anna)
    #expect((erasure.revisions, erasure.notes) == ([1], [5]))
    #expect(erasure.isLive && !erasure.isEmpty)
    #expect((erasure.slug?.text, erasure.version) == ("ferry", 6))
    #expect(try await library.eva.show("ferry", revision: 1).value.body == "Secret.")

    let receipt = try await library.anna.carryOut(erasure)
    #expect(receipt.recorded.map(\.version) == [7])
    #expect(try await library.eva.show("ferry", revision: 1).value.erased?.by == "anna")
    #expect(try await library.eva.show("ferry").value.body == "Plain.")

    let again = try await plan(.revision(1), of: id, by: library.anna)
    #expect(again.isEmpty && !again.isLive)
    #expect(try await library.anna.carryOut(again).recorded.isEmpty)
  }

  @Test func `a plan is not carried out if something was recorded since`() async throws {
    let library = try await Library(in: database)
    let id = try await library.draft("ferry", body: "Secret.")
    let erasure = try await plan(.article, of: id, by: library.anna)
    let more = WrittenArticle(content: .sample(), body: "More of the secret.")
    _ = try await library.eva.revise(id, to: more)
    let error = await #expect(throws: Failure.self) {
      try await library.anna.carryOut(erasure)
    }
    #expect(error?.kind == .conflict)
    #expect(try await library.eva.show("ferry", revision: 1).value.body == "Secret.")
  }

  @Test func `an erasure that the rules refuse cannot be planned`() async throws {
    let library = try await Library(in: database)
    let id = try await library.draft("ferry", body: "Secret.")
    await #expect(throws: ArticleRejection.self) {
      try await plan(.article, of: id, by: library.eva)
    }
    await #expect(throws: ArticleRejection.self) {
      try await plan(.revision(2), of: id, by: library.anna)
    }
  }
}
