import Dispatch
import Foundation
import PostgreSQL
import Synchronization

/// Polls the checkpoint of the read model that is farthest behind.
final class CheckpointWatch: Sendable {
  struct Sighting: Sendable {
    let checkpoint: Int64
    let at: ContinuousClock.Instant
  }

  private let settings: ConnectionSettings
  private let isOver = Mutex(false)
  private let latest = Mutex(Int64(-1))

  init(_ settings: ConnectionSettings) { self.settings = settings }

  func end() { isOver.withLock { $0 = true } }

  /// Waits until every read model has reached this position.
  func wait(for position: Int64) async throws {
    while latest.withLock({ $0 }) < position { try await Task.sleep(for: .milliseconds(5)) }
  }

  /// - Returns: Every new checkpoint, in order.
  func run() async throws -> [Sighting] {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue(label: "galley.bench.watch").async {
        continuation.resume(with: Result { try self.watch() })
      }
    }
  }

  private func watch() throws -> [Sighting] {
    var connection = try Connection(settings)
    var sightings: [Sighting] = []
    while !isOver.withLock({ $0 }) {
      let checkpoint: Int64 = try connection.executePrepared(
        "SELECT min(checkpoint) FROM read.builds WHERE status = 'live'")[0].value(at: 0)
      if checkpoint != sightings.last?.checkpoint {
        sightings.append(Sighting(checkpoint: checkpoint, at: .now))
        latest.withLock { $0 = checkpoint }
      }
      Thread.sleep(forTimeInterval: 0.0005)
    }
    return sightings
  }
}
