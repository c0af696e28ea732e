import PostgresEventStore
import Synchronization

/// Measures the phases of a replay of the log.
final class ReplayMeter: Sendable {
  private struct State {
    var phase: ReplayPhase?
    var began = ContinuousClock.now
  }

  private let state = Mutex(State())

  /// Passes on the progress with the time since the start of its phase.
  static func measuring(
    _ progress: @Sendable @escaping (ReplayStatus) throws -> Void
  ) -> @Sendable (ReplayProgress) throws -> Void {
    let meter = ReplayMeter()
    return { try progress(meter.measured($0)) }
  }

  private func measured(_ progress: ReplayProgress) -> ReplayStatus {
    let now = ContinuousClock.now
    let elapsed = state.withLock { state in
      if state.phase != progress.phase { state = State(phase: progress.phase, began: now) }
      return state.began.duration(to: now)
    }
    return ReplayStatus(progress, after: elapsed)
  }
}
