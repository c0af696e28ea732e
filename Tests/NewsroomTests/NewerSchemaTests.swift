import Editorial
import EditorialReadModels
import Foundation
import PostgreSQL
import PostgresEventStore
import Schema
import Synchronization
import TestSupport
import Testing

@testable import Newsroom

/// A newer program migrates the database while this one is in use. The newer schema is this one with one
/// more migration, after which all definitions run again.
@Suite(.database) struct NewerSchemaTests {
  let database = TestDatabase.current

  private static let next = Schema.Migration(
    number: Schema.version + 1, name: "later",
    sql: """
      ALTER TABLE galley.events ADD COLUMN later text;
      ALTER TABLE galley.people ADD COLUMN later integer NOT NULL DEFAULT 1;
      """)

  private final class Count: Sendable {
    private let number = Mutex(0)

    var value: Int { number.withLock { $0 } }

    func increase() { number.withLock { $0 += 1 } }
  }

  /// Drafts articles until it is told to stop.
  private func write(
    as person: String, counting count: Count, until stop: StopSignal
  ) async throws -> Set<UUID> {
    let member = try await database.member(as: person)
    var articles: Set<UUID> = []
    while !stop.isOn, !Task.isCancelled {
      let article = WrittenArticle(content: .sample(), body: "By \(person).")
      let slug = Slug.sample("\(person)-\(articles.count)")
      do {
        articles.insert(try await member.draft(article, slug: slug).id)
        count.increase()
      } catch  where Failure(error).kind == .conflict {
        // The server ended it because of a deadlock; nothing was recorded.
        continue
      } catch {
        stop.raise()
        throw error
      }
    }
    await member.close()
    return articles
  }

  private func migrate() async throws {
    try await database.session().use { connection in
      // The newer program tries again if the server ends a migration because of a deadlock.
      while true {
        do {
          try Migrator(Schema.migrations + [Self.next]).migrate(on: &connection)
          return
        } catch let error as PostgresError where error.isRetriable {
          continue
        }
      }
    }
  }

  /// Waits until more articles are drafted, or a writer has failed.
  private func pass(_ more: Int, _ count: Count, unless stop: StopSignal) async throws {
    let goal = count.value + more
    while count.value < goal, !stop.isOn { try await Task.sleep(for: .milliseconds(20)) }
  }

  /// Who begins after the migration is refused.
  private func expectRefusals() async throws {
    let refusal = MigrationError.newer(applied: Schema.version + 1, known: Schema.version)
    await #expect(throws: refusal) { try await database.member(as: "eva") }
    await #expect(throws: refusal) {
      try await DatabaseAdministration(.shared(url: database.url())).migrate()
    }
  }

  @Test func `writers and a worker of the older program go on, and nothing is lost`() async throws {
    let stop = StopSignal()
    let count = Count()
    let anna = try await database.member(as: "anna")
    let worker = try anna.worker(maximumWait: .milliseconds(20)) { _ in }
    async let working = worker.run(until: stop)
    async let eva = write(as: "eva", counting: count, until: stop)
    async let emil = write(as: "emil", counting: count, until: stop)
    async let adam = write(as: "adam", counting: count, until: stop)
    var failure: (any Error)?
    do {
      try await pass(10, count, unless: stop)
      try await migrate()
      try await pass(10, count, unless: stop)
      try await expectRefusals()
      try await pass(5, count, unless: stop)
    } catch {
      failure = error
    }
    stop.raise()
    let written = try await eva.union(emil).union(adam)
    _ = try await working
    if let failure { throw failure }
    let recorded: Int = try await database.session().value("SELECT count(*) FROM galley.events")
    #expect(recorded == written.count)
    let listed = try await anna.list(BoardQuery(limit: written.count + 1)).value.rows
    #expect(Set(listed.map(\.row.article)) == written)
    #expect(try await anna.audit(["board"]).flatMap(\.findings).isEmpty)
    await anna.close()
  }
}
