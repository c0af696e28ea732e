import EventSourcing
import Foundation
import Newsroom
package import PostgreSQL

/// The events that were reported to the writers as recorded.
package actor AcknowledgedEvents {
  private var positions: [Int64] = []
  private var ids: [UUID] = []
  /// The last drafted articles, on which all writers work.
  private(set) var articles: [UUID] = []
  /// The number of commands that were sent again because their answer was lost.
  package private(set) var repetitions = 0
  /// The last acknowledged position.
  private(set) var last: Int64 = 0
  /// The positions of commands that were sent after a later one had been acknowledged.
  package private(set) var violations: [Int64] = []

  package var count: Int { positions.count }

  package init() {}

  /// - Parameters:
  ///   - floor: ``last`` before the command was sent for the first time.
  ///   - isShared: Whether all writers may work on an article that the command drafted.
  func add(_ receipt: Receipt, repetitions: Int, after floor: Int64, isShared: Bool = true) {
    violations += receipt.recorded.map(\.position).filter { $0 <= floor }
    last = max(last, receipt.recorded.map(\.position).max() ?? 0)
    for event in receipt.recorded {
      positions.append(event.position)
      ids.append(event.id)
      if event.version == 1, isShared { articles = articles.suffix(3) + [receipt.id] }
    }
    self.repetitions += repetitions
  }

  /// The number of acknowledged events, and the query for how many of them are in the log.
  package func question() -> (count: Int, query: Query) {
    (
      positions.count,
      """
      SELECT count(*) FROM unnest(\(positions), \(ids)) AS a(position, id)
      JOIN galley.events e ON e.position = a.position AND e.event_id = a.id
      """
    )
  }
}
