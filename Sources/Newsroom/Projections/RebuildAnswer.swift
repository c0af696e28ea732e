import Editorial
import EventSourcing
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
  init(_ report: Rebuild<ArticleEventCodec>.Report, took duration: Duration) {
    outcomes = report.outcomes.map { Rebuilt($0, took: duration) }
    events = report.events
    durations = report.durations
  }
}
