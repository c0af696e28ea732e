import EventSourcing
import Foundation
import PostgreSQL

/// How many rows the server takes when each is a transaction of its own: one prepared INSERT into a
/// table of the log's columns and indexes, with nothing checked and nothing else written.
struct InsertLimit {
  let clients: Int
  let settings: ConnectionSettings

  /// As a superuser, in a schema that goes with the scratch database.
  func prepare(on connection: inout Connection) throws {
    try connection.script(
      """
      CREATE SCHEMA IF NOT EXISTS raw;
      CREATE TABLE IF NOT EXISTS raw.events (LIKE galley.events INCLUDING ALL);
      CREATE SEQUENCE IF NOT EXISTS raw.positions;
      """)
  }

  /// Inserts by so many connections at once.
  ///
  /// - Returns: What each of them took.
  func run(for duration: Duration) async throws -> [Duration] {
    let pool = Pool(settings, maximum: clients)
    do {
      // Connected before the time runs.
      try await withThrowingTaskGroup { group in
        for _ in 0..<clients {
          group.addTask { try await pool.withConnection { _ = try Self.timed(on: &$0) } }
        }
        try await group.waitForAll()
      }
      let times = try await withThrowingTaskGroup { group in
        let end = ContinuousClock.now + duration
        for _ in 0..<clients {
          group.addTask {
            try await pool.withConnection { connection in
              var times: [Duration] = []
              while ContinuousClock.now < end { times.append(try Self.timed(on: &connection)) }
              return times
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

  private static func timed(on connection: inout Connection) throws -> Duration {
    let began = ContinuousClock.now
    let id = UUID.v7()
    try connection.executePrepared(
      """
      INSERT INTO raw.events (
        position, category, stream, version, event_id, type, schema_version, payload, actor,
        command_id, command_step, correlation_id, recorded_at)
      VALUES (nextval('raw.positions'), 'article', \(id), 1, \(id), 'ArticleSubmitted', 1::int2,
        \(payload)::text::json, 'bench_ada', \(id), 0::int2, \(id), clock_timestamp())
      """)
    return began.duration(to: .now)
  }

  /// As small as an event's can be.
  private static let payload =
    #"{"revision":1,"digest":"\#(String(repeating: "0", count: 64))"}"#
}
