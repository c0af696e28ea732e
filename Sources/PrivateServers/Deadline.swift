import Glibc

/// A time limit for a condition that is polled.
package struct Deadline {
  private let instant: ContinuousClock.Instant

  package init(after limit: Duration) { instant = .now + limit }

  /// Sleeps for 10 ms before the condition is checked again.
  /// - Returns: False, without sleeping, when the time limit has passed.
  package func waitBriefly() -> Bool {
    guard ContinuousClock.now < instant else { return false }
    usleep(10_000)
    return true
  }
}

extension Duration {
  /// Rounded up: for programs that wait for whole seconds, and not at all for 0.
  package var wholeSeconds: Int { Int((self / .seconds(1)).rounded(.up)) }
}
