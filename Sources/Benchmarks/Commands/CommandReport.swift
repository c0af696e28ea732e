package import JSON

/// The results of the benchmark of commands.
package struct CommandReport: Hashable, Sendable {
  package let rate: RateReport
  /// The latency at fractions of the maximal rate, if requested.
  package let load: LoadFigures?
  /// Writing to one and the same article, if requested.
  package let hot: HotFigures?
}

/// The latency of commands at a steady rate, which is a fraction of the maximal one. The time of a
/// command begins when it is due, and therefore includes waiting for the client's previous command.
package struct LoadFigures: Hashable, Sendable {
  package struct Step: Hashable, Sendable {
    /// The fraction of the rate of clients that do not pause.
    package let share: Double
    /// The number of commands due per second.
    package let due: Double
    /// The answered commands.
    package let run: TimedRun
  }

  package let steps: [Step]
  /// Bare rows from one connection, in the same benchmark.
  package let lonelyRow: TimedRun
  /// The ratio of the 99th percentile of a command at half the rate to the median of such a row.
  package let ratio: Double

  static let shares = [0.1, 0.25, 0.5, 0.75, 0.9]

  init(steps: [Step], lonelyRow: TimedRun) {
    self.steps = steps
    self.lonelyRow = lonelyRow
    let half = steps.first { $0.share == 0.5 }
    ratio = (half?.run.times.p99 ?? 0) / lonelyRow.times.p50
  }
}

extension CommandReport: JSONDescribed {
  package static let json = JSONDescription<CommandReport>(
    "CommandReport", "The rate and the latency of commands.",
    [
      JSONMember("rate", "The rate that was reached.", \.rate),
      JSONMember.leftOutIfNil(
        "load", "The latency at parts of that rate; left out if not asked for.",
        \.load),
      JSONMember.leftOutIfNil(
        "hot", "Many writers to one article; left out if not asked for.",
        \.hot),
    ])
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
