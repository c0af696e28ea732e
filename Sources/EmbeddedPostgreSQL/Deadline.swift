import Glibc

/// How long a condition may take to come true.
struct Deadline {
  private let instant: ContinuousClock.Instant

  init(after patience: Duration) { instant = .now + patience }

  /// Yields the thread for a moment before the condition is looked at again.
  /// - Returns: false, at once, when the time is over.
  func waitABit() -> Bool {
    guard ContinuousClock.now < instant else { return false }
    usleep(10_000)
    return true
  }
}
