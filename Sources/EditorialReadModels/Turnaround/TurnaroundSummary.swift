/// How long the rounds of a group took, in seconds since each was first submitted.
package struct TurnaroundSummary: Hashable, Sendable {
  /// The median and the 90th percentile.
  package struct Times: Hashable, Sendable {
    /// The number of rounds that have reached this step.
    package let count: Int
    /// Nil when there are none.
    package let median: Double?
    package let percentile90: Double?

    package init(count: Int, median: Double?, percentile90: Double?) {
      self.count = count
      self.median = median
      self.percentile90 = percentile90
    }
  }

  /// Nil for all groups together.
  package let grouping: TurnaroundQuery.Grouping?
  /// The section, the person or the week, such as `2026-W48`; nil for all groups together, and for
  /// the articles without a section.
  package let group: String?
  /// The number of submitted rounds.
  package let submitted: Int
  package let resubmissions: Int
  package let changesRequested: Int
  package let toApproval: Times
  package let toPublication: Times
}
