import Editorial
import EventSourcing
import Foundation
import Newsroom
import PostgreSQL
import TestSupport
import Testing

/// A newsroom behind a pooler that passes connections from one person to another.
@Suite(.database, .enabled(if: Pooler.isInstalled, "PgBouncer is not installed"))
struct PoolerTests {
  let database = TestDatabase.current

  @Test func `a pooler in session mode gives each person separate connections`() async throws {
    let pooler = try Pooler(.session, to: database)
    try await pooler.run {
      let address = DatabaseAddress.shared(url: pooler.settings.description)
      let people = ["eva", "emil", "anna", "adam"]
      try await withThrowingTaskGroup(of: Void.self) { group in
        for person in people {
          group.addTask {
            let newsroom = try await Newsroom.open(address)
            let receipt = try await newsroom.acting(as: person).draft(
              WrittenArticle(content: .sample(), body: person), slug: .sample("by-\(person)"))
            #expect(receipt.recorded.map(\.actor) == [person])
            await newsroom.close()
          }
        }
        try await group.waitForAll()
      }
      let actors: [String] = try await database.session().value(
        "SELECT array_agg(actor || ' ' || (payload ->> 'slug') ORDER BY actor) FROM galley.events")
      #expect(actors == people.sorted().map { "\($0) by-\($0)" })
    }
  }

  @Test(arguments: [Pooler.Mode.transaction, .statement])
  func `a pooler that shares connections is refused in one line`(
    mode: Pooler.Mode
  ) async throws {
    let pooler = try Pooler(mode, to: database)
    try await pooler.run {
      let address = DatabaseAddress.shared(url: pooler.settings.description)
      let error = await #expect(throws: Failure.self) {
        _ = try await Newsroom.open(address)
      }
      #expect(
        error?.description
          == "the pooler in front of this database shares connections between transactions; "
          + "set it to session mode, or connect to the server itself")
    }
  }
}
