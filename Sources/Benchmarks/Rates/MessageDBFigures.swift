package import JSON

/// How often per second message-db reads a stream and writes to it, from as many connections as the
/// work in the same benchmark.
package struct MessageDBFigures: Hashable, Sendable {
  /// Each right before a run of the work.
  package let runs: [TimedRun]
  /// The median run.
  package let run: TimedRun
  /// The ratio of the rate of the work to that of message-db, in the median runs.
  package let ratio: Double

  /// - Parameter work: The median run of the work.
  /// - Returns: Nil if there are no runs.
  init?(_ runs: [TimedRun], beside work: TimedRun) {
    if runs.isEmpty { return nil }
    self.runs = runs
    run = TimedRun.median(of: runs)
    ratio = work.perSecond / run.perSecond
  }
}

extension MessageDBFigures: JSONDescribed {
  package static let json = JSONDescription<MessageDBFigures>(
    "MessageDBFigures", "How often message-db reads a stream and writes to it.",
    [
      JSONMember("runs", "The runs, each right before one of the work.", \.runs),
      JSONMember("run", "The median run.", \.run),
      JSONMember(
        "ratio", "The rate of the work, divided by that of message-db, of the median runs.",
        \.ratio),
    ])
}
