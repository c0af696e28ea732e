import Newsroom
import Synchronization

/// A listener that keeps what it receives.
final class FeedRecorder: Sendable {
  private let received = Mutex<[FeedEvent]>([])
  private let beats = Mutex(0)
  private let isLeaving = Mutex(false)

  var positions: [Int64] { received.withLock { $0.map(\.entry.position) } }
  var types: [String] { received.withLock { $0.map(\.entry.type) } }
  var beatCount: Int { beats.withLock { $0 } }

  func leave() { isLeaving.withLock { $0 = true } }

  func receive(_ events: [FeedEvent]) -> Bool {
    guard !isLeaving.withLock({ $0 }) else { return false }
    if events.isEmpty { beats.withLock { $0 += 1 } }
    received.withLock { $0 += events }
    return true
  }

  /// Waits until something is true of what was received.
  func wait(until isTrue: (FeedRecorder) -> Bool) async {
    while !isTrue(self), !Task.isCancelled { try? await Task.sleep(for: .milliseconds(2)) }
  }
}
