import EventSourcing
import Foundation
import PostgreSQL

/// How many rows per second the server inserts, each in a transaction: one prepared INSERT into a
/// table with the columns and indexes of the log, without any checks.
struct InsertLimit {
  let clients: Int
  let settings: ConnectionSettings

  /// Creates the table, as a superuser, in a schema of the scratch database.
  func prepare(on connection: inout Connection) throws {
    try connection.script(
      """
      CREATE SCHEMA IF NOT EXISTS raw;
      CREATE TABLE IF NOT EXISTS raw.events (LIKE galley.events INCLUDING ALL);
      CREATE SEQUENCE IF NOT EXISTS raw.positions;
      """)
  }

  /// Inserts rows from all connections at once.
  ///
  /// - Returns: The time of each insert.
  func run(for duration: Duration) async throws -> [Duration] {
    try await ConnectionLoad(clients: clients, settings: settings).run(Insert(), for: duration)
  }

  /// The smallest payload of an event.
  static let payload = #"{"revision":1,"digest":"\#(String(repeating: "0", count: 64))"}"#

  private struct Insert: ConnectionWork {
    func perform(on connection: inout Connection) throws {
      let id = UUID.v7()
      try connection.executePrepared(
        """
        INSERT INTO raw.events (
          position, category, stream, version, event_id, type, schema_version, payload, actor,
          command_id, command_step, correlation_id, recorded_at)
        VALUES (nextval('raw.positions'), 'article', \(id), 1, \(id), 'ArticleSubmitted', 1::int2,
          \(InsertLimit.payload)::text::json, 'bench_ada', \(id), 0::int2, \(id),
          clock_timestamp())
        """)
    }
  }
}
