package import JSON

/// How many commands per second the log records from calls that were prepared in advance: the limit of any
/// client of the same log.
package struct CallFigures: Hashable, Sendable {
  /// Each right before a run of the work.
  package let runs: [TimedRun]
  /// The median run.
  package let run: TimedRun
  /// The ratio of their rate to that of bare rows, in the median runs.
  package let ratio: Double

  /// - Parameter row: The median run of bare rows.
  /// - Returns: Nil if there are no runs.
  init?(_ runs: [TimedRun], beside row: TimedRun) {
    if runs.isEmpty { return nil }
    self.runs = runs
    run = TimedRun.median(of: runs)
    ratio = run.perSecond / row.perSecond
  }
}

extension CallFigures: JSONDescribed {
  package static let json = JSONDescription<CallFigures>(
    "CallFigures", "How many commands the log records from calls that were prepared in advance.",
    [
      JSONMember("runs", "The runs, each right before one of the work.", \.runs),
      JSONMember("run", "The median run.", \.run),
      JSONMember(
        "ratio", "Their rate, divided by that of rows, of the median runs.", \.ratio),
    ])
}
