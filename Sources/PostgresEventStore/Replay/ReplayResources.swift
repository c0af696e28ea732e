package import PostgreSQL

/// What a replay may use.
package struct ReplayResources: Sendable {
  /// Opens a connection that acts as `galley_projector`; a replay opens two a worker.
  package let connect: @Sendable () throws -> Connection
  /// How many threads fold at a time.
  let workers: Int
  /// Bytes of rows that may gather in all, whatever the log's length. What one stream makes comes
  /// on top, as a stream is folded whole.
  let memory: Int
  /// Events below which dividing the log further does not pay.
  var shortestRange: Int64 = 10_000

  /// - Parameter workers: At least 1.
  package init(
    workers: Int = 2, memory: Int = 64 << 20,
    connect: @Sendable @escaping () throws -> Connection
  ) {
    self.workers = max(1, workers)
    self.memory = memory
    self.connect = connect
  }
}
