package import JSON

/// The latency of commands that come at a steady rate, which is a part of the rate that was reached. A
/// command's time begins when it is due, not when a client sends it, so the time spent waiting for
/// the command before counts.
package struct LoadFigures: Hashable, Sendable {
  package struct Step: Hashable, Sendable {
    /// Of the rate that was reached by clients that do not wait.
    package let share: Double
    /// Commands a second that were due.
    package let due: Double
    /// Commands a second that were answered.
    package let run: TimedRun
  }

  package let steps: [Step]
  /// Single rows on one connection, in the same run.
  package let lonelyRow: TimedRun
  /// A command's 99th percentile at half the rate, divided by the median of a row.
  package let ratio: Double

  static let shares = [0.1, 0.25, 0.5, 0.75, 0.9]

  init(steps: [Step], lonelyRow: TimedRun) {
    self.steps = steps
    self.lonelyRow = lonelyRow
    let half = steps.first { $0.share == 0.5 }
    ratio = (half?.run.times.p99 ?? 0) / lonelyRow.times.p50
  }
}

extension LoadFigures: JSONDescribed {
  package static let json = JSONDescription<LoadFigures>(
    "LoadFigures", "The latency of commands that come at a steady rate.",
    [
      JSONMember("steps", "The rates, lowest first.", \.steps),
      JSONMember("lonelyRow", "Single rows on one connection, in the same run.", \.lonelyRow),
      JSONMember(
        "ratio", "The 99th percentile at half the rate, divided by the median of a row.",
        \.ratio),
    ])
}

extension LoadFigures.Step: JSONDescribed {
  package static let json = JSONDescription<LoadFigures.Step>(
    "LoadStep", "Commands at one rate.",
    [
      JSONMember("share", "The part of the rate that was reached without waiting.", \.share),
      JSONMember("due", "The commands per second that were due.", \.due),
      JSONMember("run", "The commands that were answered.", \.run),
    ])
}
