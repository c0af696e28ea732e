package import JSON

/// What `galley bench commands` measured.
package struct CommandReport: Hashable, Sendable {
  package let rate: RateReport
  /// Latency at parts of the rate that was reached; nil if not asked for.
  package let load: LoadFigures?
  /// One article that all write to; nil if not asked for.
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
