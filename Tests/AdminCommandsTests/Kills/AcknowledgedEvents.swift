import EventSourcing
import Foundation
import Newsroom
import PostgreSQL

/// What writers were told is recorded.
actor AcknowledgedEvents {
  private var positions: [Int64] = []
  private var ids: [UUID] = []
  /// The articles drafted last, on which all writers work.
  private(set) var articles: [UUID] = []
  /// Commands whose answer got lost, and that were sent again.
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

  /// How many were acknowledged, and what asks the log how many of those it has.
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
