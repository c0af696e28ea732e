import Glibc

/// A time limit for a condition that is polled.
package struct Deadline {
  private let start = ContinuousClock.now
  private let limit: Duration

  package init(after limit: Duration) { self.limit = limit }

  /// Sleeps before the condition is checked again: for 10 ms, and after a longer wait for a tenth of it,
  /// but no longer than a quarter of a second.
  /// - Returns: False, without sleeping, when the time limit has passed.
  package func waitBriefly() -> Bool {
    let waited = ContinuousClock.now - start
    guard waited < limit else { return false }
    usleep(Self.pause(after: waited))
    return true
  }

  /// In microseconds.
  static func pause(after waited: Duration) -> UInt32 {
    UInt32(max(10_000, min(250_000, (waited / 10) / .microseconds(1))))
  }
}

extension Duration {
  /// Rounded up: for programs that wait for whole seconds, and not at all for 0.
  package var wholeSeconds: Int { Int((self / .seconds(1)).rounded(.up)) }
}
