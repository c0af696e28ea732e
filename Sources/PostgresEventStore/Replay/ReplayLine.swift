import Synchronization

/// The ranges that are still to be folded, and what the workers have made of the others.
final class ReplayLine: Sendable {
  /// What one worker has read.
  struct Part: Sendable {
    var read = EventTally()
    var outcomes: [FoldOutcome] = []
  }

  private struct State {
    var ranges: [StreamRange]
    var parts: [Part] = []
    var failure: (any Error)?
  }

  private let state: Mutex<State>
  private let reports = Mutex(())

  init(_ ranges: [StreamRange]) {
    state = Mutex(State(ranges: ranges.reversed()))
  }

  /// - Throws: What another worker has failed with.
  func next() throws -> StreamRange? {
    try state.withLock { state in
      if let failure = state.failure { throw failure }
      return state.ranges.popLast()
    }
  }

  /// Hands a number to `progress`, one call at a time.
  func report(_ events: Int, _ progress: @Sendable (Int) throws -> Void) throws {
    if let failure = state.withLock({ $0.failure }) { throw failure }
    try reports.withLock { _ in try progress(events) }
  }

  func work(_ body: () throws -> Part) {
    do {
      let part = try body()
      state.withLock { $0.parts.append(part) }
    } catch {
      state.withLock { $0.failure = $0.failure ?? error }
    }
  }

  /// What all have read, and of each target what was not applied.
  func sum(_ targets: Int) throws -> (read: EventTally, outcomes: [FoldOutcome]) {
    let (parts, failure) = state.withLock { ($0.parts, $0.failure) }
    if let failure { throw failure }
    var read = EventTally()
    var outcomes = [FoldOutcome](repeating: FoldOutcome(), count: targets)
    for part in parts {
      read.add(part.read)
      for (index, outcome) in part.outcomes.enumerated() {
        outcomes[index].held.add(outcome.held)
        outcomes[index].faults += outcome.faults
      }
    }
    return (read, outcomes)
  }
}
