import Editorial
import EventSourcing
import Foundation

@testable import PostgresEventStore

/// A second read model for tests: the first actor of each stream.
enum Roll: Projection {
  static let name = "roll"
  static let version = 1
  static let noRows: [RollEntry] = []
  static let tables = [ProjectedTable<[RollEntry]>(\[RollEntry].self)]

  static func apply(_ event: RecordedEvent<ArticleEvent>, to rows: inout [RollEntry]) {
    guard rows.isEmpty else { return }
    var entry = RollEntry()
    (entry.stream, entry.actor) = (event.stream.id, event.actor)
    rows = [entry]
  }
}

struct RollEntry: ReadModelRecord {
  var stream = UUID()
  var actor = ""

  static let table = TableDefinition<RollEntry>(
    "roll", stream: ("stream", \.stream),
    columns: [Column("stream", \.stream), Column("actor", \.actor)])
}
