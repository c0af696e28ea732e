import Benchmarks
import EditorialReadModels
import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore
import TestSupport

@testable import PostgresEventStore

/// A newsroom with 20,000 articles. About 200 articles of a generated desk are copied a hundred
/// times, with other ids, slugs, digests and times.
struct LargeNewsroom {
  static let events = 2_000
  static let copies = 100

  let database: TestDatabase
  let newsroom: Member

  init(in database: TestDatabase) async throws {
    self.database = database
    try await TestDatabase.makingSharedLogins {
      try await LogLoader(database.settings).load(events: Self.events, seed: 1) { _ in }
    }
    let address = DatabaseAddress.shared(url: database.url())
    let first = try await Newsroom.open(address).acting(as: "bench_agnes")
    _ = try await first.rebuild(ReadModels.all.map { $0.name })
    await first.close()
    try await database.session().use { try Self.multiply(on: &$0) }
    try await database.explainStatements()
    newsroom = try await Newsroom.open(address).acting(as: "bench_agnes")
  }

  /// Uses many short transactions, because erasures in other tests' databases wait for older ones.
  private static func multiply(on connection: inout Connection) throws {
    for model in ReadModels.all {
      for outline in model.outlines {
        let values = outline.columns.map { changed[$0] ?? $0 }.joined(separator: ", ")
        try copy(
          "build_\(model.name)_1.\(outline.name)", "(\(outline.columnList)) SELECT \(values)",
          on: &connection)
      }
    }
    try copy(
      "read.search_vectors",
      """
      (position, configuration, manuscript, vector)
      SELECT \(changed["position"]!), configuration, manuscript, vector
      """, on: &connection)
    try copy(
      "galley.claims", "(name, stream) SELECT name || '-' || n, \(id("stream"))", on: &connection)
    try copy(
      "galley.events",
      """
      (position, category, stream, version, event_id, type, schema_version, payload, actor,
        command_id, command_step, correlation_id, recorded_at)
      SELECT position + n * \(events), category, \(id("stream")), version, \(id("event_id")), type,
        schema_version, payload, actor, \(id("command_id")), command_step, correlation_id,
        recorded_at + n * interval '1 day'
      """, on: &connection)
    for first in stride(from: 1, to: 20_000, by: 2_000) {
      try connection.script(
        """
        INSERT INTO galley.texts (key, stream, salt, body)
        SELECT sha256(decode(repeat('00', 16), 'hex') || convert_to(n::text, 'UTF8')),
          gen_random_uuid(), decode(repeat('00', 16), 'hex'), n::text
        FROM generate_series(\(first), \(first + 1_999)) AS n
        """)
    }
    for statement in [
      "SELECT setval('galley.positions', (SELECT max(position) FROM galley.events))",
      """
      UPDATE read.builds SET checkpoint = (SELECT max(position) FROM galley.events),
        events = (SELECT count(*) FROM galley.events)
      """,
      """
      UPDATE build_board_1.board SET assignee = 'rare'
      WHERE article IN (SELECT article FROM build_board_1.board ORDER BY article LIMIT 3)
      """,
      "ANALYZE",
    ] { try connection.script(statement) }
  }

  /// Inserts copies of a table's rows into it.
  private static func copy(
    _ table: String, _ insertion: String, on connection: inout Connection
  ) throws {
    try connection.script("CREATE TEMPORARY TABLE original AS SELECT * FROM \(table)")
    for first in stride(from: 1, through: copies, by: 10) {
      try connection.script(
        """
        INSERT INTO \(table) \(insertion)
        FROM original, generate_series(\(first), \(min(first + 9, copies))) AS n
        """)
    }
    try connection.script("DROP TABLE original")
  }

  /// The values of columns that differ in a copy.
  private static let changed = [
    "article": id("article"), "slug": "slug || '-' || n", "position": "position + n * \(events)",
    "digest": "sha256(digest || convert_to(n::text, 'UTF8'))",
    "updated_at": "updated_at + n * interval '1 day'", "since": "since + n * interval '1 day'",
    "last_published_at": "last_published_at + n * interval '1 day'",
    "submitted_at": "submitted_at + n * interval '1 day'",
  ]

  private static func id(_ column: String) -> String { "md5(\(column)::text || n)::uuid" }
}
