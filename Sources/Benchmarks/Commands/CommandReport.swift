/// What `galley bench commands` measured.
package struct CommandReport: Hashable, Sendable, Encodable {
  package let rate: RateReport
  /// Where that was asked for: latency at parts of the rate that was reached.
  package let load: LoadFigures?
  /// Where that was asked for: one article that all write to.
  package let hot: HotFigures?
}
