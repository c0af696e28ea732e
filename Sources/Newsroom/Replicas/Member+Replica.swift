import EditorialReadModels
import Glibc
import PostgreSQL
import PostgresEventStore

extension Member {
  /// Asks about read models that contain everything that was recorded before the call: on the
  /// primary, everybody's events; on a replica, those of this process, and those from before it.
  func asking<Value: Sendable>(
    _ models: [ReadModels.Model],
    _ body: @Sendable @escaping (Freshness, inout Connection) throws -> Value
  ) async throws -> Value {
    if let replica = newsroom.replica {
      let freshness = Freshness(
        models: models, projecting: .no, patience: replica.patience, required: replica.position)
      if let answer = try await replica.ask(as: user, { try body(freshness, &$0) }) {
        return answer
      }
    }
    let freshness = Freshness(models: models, projecting: projecting)
    return try await reading { try body(freshness, &$0) }
  }

  /// Reads the log up to its watermark. On a replica, the watermark covers what this process has
  /// recorded.
  func readingLog<Value: Sendable>(
    _ body: @Sendable @escaping (inout Connection) throws -> Value
  ) async throws -> Value {
    if let replica = newsroom.replica {
      let answer = try await replica.ask(as: user) { connection in
        let deadline = ContinuousClock.now + replica.patience
        while try Watermark.read(on: &connection) < replica.position {
          guard ContinuousClock.now < deadline else { throw Replica.Behind() }
          usleep(2_000)
        }
        return try body(&connection)
      }
      if let answer { return answer }
    }
    return try await reading(body)
  }
}
