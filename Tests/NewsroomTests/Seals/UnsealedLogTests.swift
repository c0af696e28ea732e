import Editorial
import EventSourcing
import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore
import Seals
import TestSupport
import Testing

/// A log without seals.
@Suite(.database) struct UnsealedLogTests {
  let database = TestDatabase.current

  @Test func `only an admin seals, and an empty log is not sealed`() async throws {
    let key = try SigningKey.random(name: "example.org/desk")
    let anna = try await database.member(as: "anna")
    #expect(try await anna.sealLog(with: key) == nil)
    for person in ["eva", "otto"] {
      let newsroom = try await database.member(as: person)
      let error = await #expect(throws: Failure.self) {
        try await newsroom.sealLog(with: key)
      }
      #expect(error?.kind == .forbidden)
      let session = try await database.session(as: person)
      let refused = await #expect(throws: PostgresError.self) {
        try await session.run(
          """
          SELECT galley.record_seal(session_user, 1, 1, '', '', '{}'::smallint[], '{}'::bigint[],
            '{}'::bytea[])
          """
        )
      }
      #expect(refused?.sqlState == .insufficientPrivilege)
    }
  }

  @Test func `events that break the desk's rules are found without any seal`() async throws {
    let library = try await Library(in: .current)
    let id = try await library.draft("ferry")
    _ = try await library.eva.perform(.submit, on: id)
    let store = TestDatabase.current.eventStore(as: "anna")
    let digest = try #require(try await library.anna.approve(id).state.current?.digest)
    // An admin's own login publishes a live article again, without the program.
    for version in 3...4 {
      _ = try await store.append(
        .init(
          stream: .article(id), expected: .exactly(version), commandID: .v7(),
          request: ArticleCommand.publish.request,
          events: [
            .published(revision: 1, digest: digest, slug: .sample("ferry"))
          ]))
    }
    let findings = try await library.anna.verifyLog(keys: []).findings
    #expect(
      findings.map(\.sentence) == [
        "the ArticlePublished at position 5 by anna should not have been recorded: the rules would have "
          + "recorded nothing, because it changes nothing"
      ])
  }
}
