/// The pauses of a writer who was too late. They grow, and are random, so that many writers of one
/// stream do not all try again at the same moment.
struct ConflictPause {
  private static let longest = Duration.milliseconds(500)

  private let limit: Duration
  private let attempts: Int
  private var tries = 1
  private var began: ContinuousClock.Instant?
  private var next = Duration.milliseconds(4)

  /// - Parameters:
  ///   - limit: How long to go on after the first conflict.
  ///   - attempts: How often to try in any case, however slow the machine is.
  init(limit: Duration, attempts: Int) { (self.limit, self.attempts) = (limit, attempts) }

  /// Waits for the next try.
  ///
  /// - Returns: False, without a pause, if there is none.
  mutating func wait() async throws -> Bool {
    let start = began ?? .now
    began = start
    guard tries < attempts || start.duration(to: .now) < limit else { return false }
    tries += 1
    try await Task.sleep(for: next * Double.random(in: 0...1))
    next = min(Self.longest, next * 2)
    return true
  }
}
