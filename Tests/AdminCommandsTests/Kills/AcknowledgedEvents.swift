import EventSourcing
import Foundation
import Newsroom
import PostgreSQL

/// The events that were reported to the writers as recorded.
actor AcknowledgedEvents {
  private var positions: [Int64] = []
  private var ids: [UUID] = []
  /// The last drafted articles, on which all writers work.
  private(set) var articles: [UUID] = []
  /// The number of commands that were sent again because their answer was lost.
  private(set) var repetitions = 0

  var count: Int { positions.count }

  func add(_ receipt: Receipt, repetitions: Int) {
    for event in receipt.recorded {
      positions.append(event.position)
      ids.append(event.id)
      if event.version == 1 { articles = articles.suffix(3) + [receipt.id] }
    }
    self.repetitions += repetitions
  }

  /// The number of acknowledged events, and the query for how many of them are in the log.
  func question() -> (count: Int, query: Query) {
    (
      positions.count,
      """
      SELECT count(*) FROM unnest(\(positions), \(ids)) AS a(position, id)
      JOIN galley.events e ON e.position = a.position AND e.event_id = a.id
      """
    )
  }
}
