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
  /// - Parameters:
  ///   - reports: One for each kind of stream.
  ///   - names: The read models, in the order of the answer.
  init(_ reports: [RebuildPart], of names: [String], took duration: Duration) {
    let rebuilt = reports.flatMap(\.outcomes).map { $0(duration) }
    outcomes = names.compactMap { name in rebuilt.first { $0.name == name } }
    events = reports.map(\.events).max() ?? 0
    durations = reports.map(\.durations).reduce(into: [:]) { sum, durations in
      sum.merge(durations, uniquingKeysWith: +)
    }
  }
}
