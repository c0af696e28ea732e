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
    let pool = Pool(settings, maximum: clients)
    do {
      // Connect before the measurement starts.
      try await withThrowingTaskGroup { group in
        for _ in 0..<clients {
          group.addTask { try await pool.withConnection { try Self.insert(on: &$0) } }
        }
        try await group.waitForAll()
      }
      let times = try await withThrowingTaskGroup { group in
        let end = ContinuousClock.now + duration
        for _ in 0..<clients {
          group.addTask {
            try await pool.withConnection { connection in
              var loop = TimingLoop(.until(end))
              while loop.next() { try Self.insert(on: &connection) }
              return loop.times
            }
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      await pool.close()
      return times
    } catch {
      await pool.close()
      throw error
    }
  }

  private static func insert(on connection: inout Connection) throws {
    let id = UUID.v7()
    try connection.executePrepared(
      """
      INSERT INTO raw.events (
        position, category, stream, version, event_id, type, schema_version, payload, actor,
        command_id, command_step, correlation_id, recorded_at)
      VALUES (nextval('raw.positions'), 'article', \(id), 1, \(id), 'ArticleSubmitted', 1::int2,
        \(payload)::text::json, 'bench_ada', \(id), 0::int2, \(id), clock_timestamp())
      """)
  }

  /// The smallest payload of an event.
  private static let payload =
    #"{"revision":1,"digest":"\#(String(repeating: "0", count: 64))"}"#
}
