import Digests
import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

/// Two people on one connection, as a pooler passes it on from one to the other.
@Suite(.database) struct CallerTests {
  let database = TestDatabase.current

  private func store(of caller: String, on pool: Pool) -> PostgresEventStore<ArticleEventCodec> {
    PostgresEventStore(pool: pool, codec: ArticleEventCodec(), caller: caller)
  }

  @Test func `an append in the name of another is refused, and records nothing`() async throws {
    let pool = database.pool(as: "eva", maximum: 1)
    let (eva, emil) = (store(of: "eva", on: pool), store(of: "emil", on: pool))
    func draft(_ slug: String) -> Append<ArticleEvent, SaltedText> {
      .kept([.sampleDraft(slug)], in: UUID())
    }
    let refusal = AppendError.wrongCaller("this connection acts as eva, not as emil")
    _ = try await eva.append(draft("wall"))
    await #expect(throws: refusal) { _ = try await emil.append(draft("pier")) }
    for result in try await emil.append([draft("mole"), draft("quay")]) {
      #expect(throws: refusal) { try result.get() }
    }
    #expect(try await database.value("SELECT array_agg(actor) FROM galley.events") == ["eva"])
    // The same connection, which now acts as the other.
    try await pool.withConnection { connection in
      try connection.script("RESET SESSION AUTHORIZATION; SET SESSION AUTHORIZATION emil")
    }
    _ = try await emil.append(draft("pier"))
    await #expect(throws: AppendError.self) { _ = try await eva.append(draft("lock")) }
    #expect(
      try await database.value("SELECT array_agg(actor ORDER BY position) FROM galley.events")
        == ["eva", "emil"])
  }
}
