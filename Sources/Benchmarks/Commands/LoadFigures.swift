/// What commands take while they come at a steady rate, which is a part of what can be carried out. A
/// command's time begins when it is due, not when a client gets round to it: whoever waits for the
/// one before is not forgotten.
package struct LoadFigures: Hashable, Sendable, Encodable {
  package struct Step: Hashable, Sendable, Encodable {
    /// Of the rate that was reached by clients that do not wait.
    package let share: Double
    /// Commands a second that were due.
    package let due: Double
    /// Commands a second that were answered.
    package let run: TimedRun
  }

  package let steps: [Step]
  /// Bare rows by one connection, in the same run.
  package let lonelyRow: TimedRun
  /// A command's 99th percentile at half of the rate, to the median of such a row.
  package let ratio: Double

  static let shares = [0.1, 0.25, 0.5, 0.75, 0.9]

  init(steps: [Step], lonelyRow: TimedRun) {
    self.steps = steps
    self.lonelyRow = lonelyRow
    let half = steps.first { $0.share == 0.5 }
    ratio = (half?.run.times.p99 ?? 0) / lonelyRow.times.p50
  }
}
