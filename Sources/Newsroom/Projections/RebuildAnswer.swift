package import PostgresEventStore

/// The result of a rebuild of read models in one pass.
package struct RebuildAnswer: Sendable {
  /// In the order in which the read models were named.
  package let outcomes: [Rebuilt]
  /// The number of events read from the log.
  package let events: Int
  package let durations: [ReplayPhase: Duration]
}

extension RebuildAnswer {
  /// - Parameter names: The read models, in the order of the answer.
  init(_ report: Rebuild.Report, of names: [String], took duration: Duration) {
    let rebuilt = report.outcomes.map { Rebuilt($0, took: duration) }
    outcomes = names.compactMap { name in rebuilt.first { $0.name == name } }
    (events, durations) = (report.events, report.durations)
  }
}
