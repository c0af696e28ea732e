package import JSON

/// What `galley bench commands` measured.
package struct CommandReport: Hashable, Sendable {
  package let rate: RateReport
  /// Where that was asked for: latency at parts of the rate that was reached.
  package let load: LoadFigures?
  /// Where that was asked for: one article that all write to.
  package let hot: HotFigures?
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
