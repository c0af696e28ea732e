import Synchronization

/// A clock that moves when it is told to.
final class TestClock: Sendable {
  private let instant = Mutex(ContinuousClock.now)

  var now: @Sendable () -> ContinuousClock.Instant {
    { self.instant.withLock { $0 } }
  }

  func advance(by duration: Duration) {
    instant.withLock { $0 += duration }
  }
}

/// What was written, in order.
final class Transcript: Sendable {
  private let entries = Mutex<[String]>([])

  var all: [String] { entries.withLock { $0 } }

  var write: @Sendable (String) -> Void {
    { text in self.entries.withLock { $0.append(text) } }
  }
}
