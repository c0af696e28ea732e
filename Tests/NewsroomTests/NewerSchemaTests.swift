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
      articles.insert(try await member.draft(article, slug: slug).id)
      count.increase()
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

  @Test func `writers and a worker of the older program go on, and nothing is lost`() async throws {
    let stop = StopSignal()
    let count = Count()
    let anna = try await database.member(as: "anna")
    let worker = try anna.worker(maximumWait: .milliseconds(20)) { _ in }
    async let working = worker.run(until: stop)
    async let eva = write(as: "eva", counting: count, until: stop)
    async let emil = write(as: "emil", counting: count, until: stop)
    async let adam = write(as: "adam", counting: count, until: stop)
    func proceed(_ more: Int) async throws {
      let goal = count.value + more
      while count.value < goal { try await Task.sleep(for: .milliseconds(20)) }
    }
    try await proceed(10)
    try await migrate()
    try await proceed(10)
    // Who begins now is refused, and those who began before go on.
    await #expect(
      throws: MigrationError.newer(applied: Schema.version + 1, known: Schema.version)
    ) {
      try await database.member(as: "eva")
    }
    await #expect(
      throws: MigrationError.newer(applied: Schema.version + 1, known: Schema.version)
    ) {
      try await DatabaseAdministration(.shared(url: database.url())).migrate()
    }
    try await proceed(5)
    stop.raise()
    let written = try await eva.union(emil).union(adam)
    _ = try await working
    let recorded: Int = try await database.session().value("SELECT count(*) FROM galley.events")
    #expect(recorded == written.count)
    let listed = try await anna.list(BoardQuery(limit: written.count + 1)).value.rows
    #expect(Set(listed.map(\.row.article)) == written)
    let audits = try await anna.audit(["board"])
    #expect(audits.flatMap(\.findings).isEmpty)
    await anna.close()
  }
}
