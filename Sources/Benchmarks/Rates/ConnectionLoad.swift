import PostgreSQL

/// Work that a client repeats on its own connection. Each client begins with a copy of the value.
protocol ConnectionWork: Sendable {
  mutating func perform(on connection: inout Connection) throws
}

/// Clients that repeat the same work, each on its own connection.
struct ConnectionLoad: Sendable {
  let clients: Int
  let settings: ConnectionSettings

  /// Works on all connections at once.
  ///
  /// - Returns: The time of each piece of work.
  func run(_ work: some ConnectionWork, for duration: Duration) async throws -> [Duration] {
    try await Pool.with(settings, maximum: clients) { pool in
      // Connect before the measurement starts.
      _ = try await repeating(work, .runs(1), on: pool)
      return try await repeating(work, .until(ContinuousClock.now + duration), on: pool)
    }
  }

  private func repeating(
    _ work: some ConnectionWork, _ end: TimingLoop.End, on pool: Pool
  ) async throws -> [Duration] {
    try await withThrowingTaskGroup { group in
      for _ in 0..<clients {
        group.addTask {
          try await pool.withConnection { connection in
            var (work, loop) = (work, TimingLoop(end))
            while loop.next() { try work.perform(on: &connection) }
            return loop.times
          }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
  }
}
