/// When a delivery that failed is tried again, and when it is given up.
package struct DeliveryPolicy: Hashable, Sendable {
  /// Before the second attempt; doubled for each later one.
  package var firstPause: Duration
  package var longestPause: Duration
  /// The attempts after which a delivery is given up.
  package var attempts: Int

  /// By default, a delivery is given up after 24 attempts, in 7 to 13 hours.
  package init(
    firstPause: Duration = .seconds(2), longestPause: Duration = .seconds(3_600),
    attempts: Int = 24
  ) {
    (self.firstPause, self.longestPause, self.attempts) = (firstPause, longestPause, attempts)
  }

  /// The pause after a number of attempts, between half and all of the full one, so that many
  /// deliveries that failed at once are not tried again at once; nil to give up.
  package func pause(
    after attempts: Int, _ failure: DeliveryFailure? = nil,
    using generator: inout some RandomNumberGenerator
  ) -> Duration? {
    guard attempts < self.attempts else { return nil }
    var full = firstPause
    for _ in 1..<max(1, attempts) where full < longestPause { full *= 2 }
    let pause = min(full, longestPause) * Double.random(in: 0.5...1, using: &generator)
    return max(pause, min(failure?.retryAfter ?? .zero, longestPause))
  }
}
