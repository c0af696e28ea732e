/// Takes how far a benchmark has come, for whoever waits.
package struct BenchmarkProgress: Sendable {
  /// A phase begins: its name, how much there is to do where that is known, and of what.
  package let begin: @Sendable (_ phase: String, _ total: Int?, _ unit: String) -> Void
  /// How much of the phase is done.
  package let advance: @Sendable (Int) -> Void

  package init(
    begin: @escaping @Sendable (_ phase: String, _ total: Int?, _ unit: String) -> Void,
    advance: @escaping @Sendable (Int) -> Void
  ) {
    self.begin = begin
    self.advance = advance
  }
}
