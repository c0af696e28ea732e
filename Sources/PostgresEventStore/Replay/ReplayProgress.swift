/// What a rebuild, or another fold of the whole log, is doing.
package enum ReplayPhase: String, Sendable, CaseIterable {
  /// Reading the log, folding it and writing rows.
  case folding
  /// Creating the indexes of the tables.
  case indexing
  /// Creating what the database derives from the rows, such as a full-text index.
  case deriving
  /// Applying what has been recorded in the meantime.
  case catchingUp = "catching up"
  /// Comparing with the live model.
  case verifying
  /// Putting the new build in the place of the live one.
  case swapping
}

/// How far a fold of the whole log has come.
package struct ReplayProgress: Sendable {
  package let phase: ReplayPhase
  /// The number of events read so far.
  package let events: Int
  /// The position up to which it reads. This is the number of events plus that of unused positions.
  package let total: Int
}

/// Measures the time of each phase, and passes the progress on.
struct PhaseTimer: ~Copyable {
  private(set) var durations: [ReplayPhase: Duration] = [:]
  private let progress: @Sendable (ReplayProgress) throws -> Void

  init(_ progress: @Sendable @escaping (ReplayProgress) throws -> Void) {
    self.progress = progress
  }

  /// - Parameter body: Gets a closure with which it may report its progress.
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
