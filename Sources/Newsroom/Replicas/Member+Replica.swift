import EditorialReadModels
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
  ///
  /// - Parameter body: It may run twice: on a replica, and then on the primary.
  func readingLog<Value: Sendable>(
    _ body: @Sendable @escaping (inout Connection) throws -> Value
  ) async throws -> Value {
    if let answer = try await askingReplicaAboutLog(body) { return answer }
    return try await reading(body)
  }

  /// Looks for something that the log has or refers to, such as an event or a picture. The primary looks
  /// for what a replica does not have.
  func findingInLog<Value: Sendable>(
    _ body: @Sendable @escaping (inout Connection) throws -> Value?
  ) async throws -> Value? {
    if let found = try await askingReplicaAboutLog(body) ?? nil { return found }
    return try await reading(body)
  }

  /// - Returns: Nil if the primary must answer.
  private func askingReplicaAboutLog<Value: Sendable>(
    _ body: @Sendable @escaping (inout Connection) throws -> Value
  ) async throws -> Value? {
    guard let replica = newsroom.replica else { return nil }
    return try await replica.ask(as: user) { connection in
      try replica.wait(on: &connection) {
        try Watermark.read(on: &$0) >= replica.position
      }
      return try body(&connection)
    }
  }

  /// Reads what is kept besides the log, such as people and destinations. An answer of a replica
  /// includes what this process has changed.
  func readingRecords<Value: Sendable>(
    _ body: @Sendable @escaping (inout Connection) throws -> Value
  ) async throws -> Value {
    if let answer = try await newsroom.replica?.ask(as: user, body) { return answer }
    return try await reading(body)
  }

  /// Changes what is kept besides the log. Later answers of a replica include the change.
  func changingRecords<Value: Sendable>(
    _ body: @Sendable @escaping (inout Connection) throws -> Value
  ) async throws -> Value {
    try await withConnection { [replica = newsroom.replica] connection in
      let value = try body(&connection)
      try replica?.requireChange(on: &connection)
      return value
    }
  }
}
