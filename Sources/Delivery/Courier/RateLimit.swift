/// The most deliveries a second to one destination. What was not used in a second is lost.
package struct RateLimit: Sendable {
  private let perSecond: Double
  private var available: Double
  private var refilledAt: ContinuousClock.Instant

  package init(perSecond: Double, at now: ContinuousClock.Instant) {
    self.perSecond = perSecond
    available = max(1, perSecond)
    refilledAt = now
  }

  /// How many deliveries may begin now.
  package mutating func allowance(at now: ContinuousClock.Instant) -> Int {
    let seconds = refilledAt.duration(to: now) / .seconds(1)
    available = min(max(1, perSecond), available + seconds * perSecond)
    refilledAt = now
    return Int(available)
  }

  package mutating func use(_ count: Int) { available -= Double(count) }
}
