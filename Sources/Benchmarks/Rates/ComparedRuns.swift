package import JSON

/// Runs that a benchmark compares with its own work.
package struct ComparedRuns: Hashable, Sendable {
  /// Each right before a run of the work.
  package let runs: [TimedRun]
  /// The median run.
  package let run: TimedRun
  /// The ratio of two rates, of the median runs.
  package let ratio: Double

  /// - Parameter ratio: The ratio, for the rate of the median run.
  /// - Returns: Nil if there are no runs.
  init?(_ runs: [TimedRun], ratio: (_ perSecond: Double) -> Double) {
    if runs.isEmpty { return nil }
    self.runs = runs
    run = TimedRun.median(of: runs)
    self.ratio = ratio(run.perSecond)
  }
}

extension ComparedRuns: JSONDescribed {
  package static let json = JSONDescription<ComparedRuns>(
    "ComparedRuns", "Runs that a benchmark compares with its own work.",
    [
      JSONMember("runs", "The runs, each right before one of the work.", \.runs),
      JSONMember("run", "The median run.", \.run),
      JSONMember("ratio", "The ratio of two rates, of the median runs.", \.ratio),
    ])
}
