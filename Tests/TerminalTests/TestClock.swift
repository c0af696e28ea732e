import Synchronization

/// A clock that a test sets.
final class TestClock: Sendable {
  private let instant = Mutex(ContinuousClock.now)

  var now: @Sendable () -> ContinuousClock.Instant {
    { self.instant.withLock { $0 } }
  }

  func advance(by duration: Duration) {
    instant.withLock { $0 += duration }
  }
}

/// The written texts, in order.
final class Transcript: Sendable {
  private let entries = Mutex<[String]>([])

  var all: [String] { entries.withLock { $0 } }

  var write: @Sendable (String) -> Void {
    { text in self.entries.withLock { $0.append(text) } }
  }
}
