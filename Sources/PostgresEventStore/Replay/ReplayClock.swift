/// Takes the time of each phase and passes the progress on.
struct ReplayClock: ~Copyable {
  private(set) var durations: [ReplayPhase: Duration] = [:]
  private let progress: @Sendable (ReplayProgress) throws -> Void

  init(_ progress: @Sendable @escaping (ReplayProgress) throws -> Void) {
    self.progress = progress
  }

  /// - Parameter body: is handed what it may report progress with.
  mutating func time<Value>(
    _ phase: ReplayPhase, events: Int = 0, total: Int = 0,
    _ body: (@Sendable @escaping (ReplayProgress) throws -> Void) throws -> Value
  ) throws -> Value {
    try progress(ReplayProgress(phase: phase, events: events, total: total))
    let start = ContinuousClock.now
    defer { durations[phase, default: .zero] += ContinuousClock.now - start }
    return try body(progress)
  }
}
