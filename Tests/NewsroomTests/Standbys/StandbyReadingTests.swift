import Editorial
import EditorialReadModels
import Foundation
import PostgreSQL
import Synchronization
import TestSupport
import Testing

@testable import Newsroom

/// Questions to a streaming standby, in the place of the primary.
@Suite(.replicatedDatabase) struct StandbyReadingTests {
  let database = TestDatabase.current

  private func draft(_ slug: String, by member: Member) async throws {
    let article = WrittenArticle(content: .sample(), body: "The ferry left Oban.")
    _ = try await member.draft(article, slug: .sample(slug))
  }

  /// The statements that `body` sends on the standby.
  private func statements(
    on standby: Standby, of body: (Member) async throws -> Void
  ) async throws -> [String] {
    let sent = Mutex<[String]>([])
    var policy = ConnectionPolicy()
    policy.observer = { queries in sent.withLock { $0 += queries.map(\.sql) } }
    let newsroom = try await Newsroom.open(
      .shared(url: standby.database.url()), connections: policy, isCreating: false)
    let eva = try await newsroom.acting(as: "eva")
    sent.withLock { $0 = [] }
    try await body(eva)
    await newsroom.close()
    return sent.withLock { $0 }
  }

  @Test func `a list that is complete is answered in one round trip, without a remark`()
    async throws
  {
    let standby = try await Standby.current()
    let eva = try await database.member(as: "eva")
    try await draft("ferry", by: eva)
    _ = try await eva.list(BoardQuery(limit: 10))
    await eva.close()
    try await standby.catchUp()
    let sent = try await statements(on: standby) { member in
      let answer = try await member.list(BoardQuery(limit: 10))
      #expect(answer.value.rows.count == 1)
      #expect(answer.remarks == [])
    }
    #expect(sent.filter { $0.contains("last_position") }.count == 1)
  }

  /// The login may act as `galley_projector`, and would bring the read models up to date on the
  /// primary.
  @Test func `nothing tries to write on a standby, which says how far behind it is`() async throws {
    let standby = try await Standby.current()
    let eva = try await database.member(as: "eva")
    try await draft("ferry", by: eva)
    _ = try await eva.list(BoardQuery(limit: 10))
    try await draft("harbour", by: eva)
    await eva.close()
    try await standby.catchUp()
    let sent = try await statements(on: standby) { member in
      let answer = try await member.list(BoardQuery(limit: 10))
      #expect(answer.value.rows.map { $0.row.slug.text } == ["ferry"])
      #expect(answer.remarks == [.behind(events: 1)])
    }
    #expect(sent.allSatisfy { !$0.contains("galley_projector") && !$0.contains("advisory") })
  }

  @Test func `a standby does not claim that no worker runs`() async throws {
    let standby = try await Standby.current()
    let anna = try await standby.database.member(as: "anna")
    let health = try await anna.health()
    #expect(!health.problems.contains { $0.code == "noWorker" })
    #expect(try await anna.schedules().worker == .unseen)
    await anna.close()
  }

  @Test func `a question about the past uses what the primary has built, and asks for no more`()
    async throws
  {
    let standby = try await Standby.current()
    let eva = try await database.member(as: "eva")
    try await draft("ferry", by: eva)
    try await draft("harbour", by: eva)
    let earlier = BoardQuery(limit: 10)
    _ = try await eva.list(earlier)
    _ = try await eva.list(earlier, asOf: .position(1))
    await eva.close()
    try await standby.catchUp()

    let reader = try await standby.database.member(as: "eva")
    #expect(try await reader.list(earlier, asOf: .position(1)).value.rows.count == 1)
    #expect(try await reader.show("ferry", asOf: .position(2)).value.board.revision == 1)
    let refusal = await #expect(throws: Failure.self) {
      _ = try await reader.list(earlier, asOf: .position(2))
    }
    #expect(refusal?.kind == .unavailable)
    #expect(refusal?.remedies == [.usePrimary])
    await reader.close()
  }

  @Test func `a command is refused before anything is sent`()
    async throws
  {
    let standby = try await Standby.current()
    let sent = try await statements(on: standby) { member in
      let refusal = await #expect(throws: PostgresError.self) {
        try await draft("ferry", by: member)
      }
      #expect(refusal == .standby)
      #expect(refusal.map { Failure($0).remedies } == [.usePrimary])
    }
    #expect(sent.allSatisfy { !$0.contains("galley.append") })
  }
}
