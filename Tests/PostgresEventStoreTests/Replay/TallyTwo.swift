import Editorial
import EventSourcing
import Foundation

@testable import PostgresEventStore

/// The tally of a later program, with more columns and one more table.
enum TallyTwo: Projection {
  struct Rows: Sendable {
    var counts: [LabelledCount] = []
    var firsts: [TallyFirst] = []
  }

  static let name = Tally.name
  static let version = 2
  static let noRows = Rows()
  static let tables: [ProjectedTable<Rows>] = [
    ProjectedTable(\Rows.counts), ProjectedTable(\Rows.firsts),
  ]

  static func apply(_ event: RecordedEvent<ArticleEvent>, to rows: inout Rows) throws {
    var count = rows.counts.first ?? LabelledCount()
    count.stream = event.stream.id
    count.events = event.version
    count.label = "counted by the second version"
    rows.counts = [count]
    if rows.firsts.isEmpty {
      var first = TallyFirst()
      first.stream = event.stream.id
      rows.firsts = [first]
    }
  }
}

struct LabelledCount: ReadModelRecord {
  var stream = UUID()
  var events = 0
  var label = "it's new"
  var note: String?
  var since = Date(timeIntervalSince1970: 0)
  var tags = ["a", "b\"c"]
  var isNew = true

  static let table = TableDefinition<LabelledCount>(
    "tally", stream: ("stream", \.stream),
    columns: [
      Column("stream", \.stream), Column("events", \.events), Column("label", \.label),
      Column("note", \.note), Column("since", \.since), Column("tags", \.tags),
      Column("is_new", \.isNew),
    ])
}

struct TallyFirst: ReadModelRecord {
  var stream = UUID()

  static let table = TableDefinition<TallyFirst>(
    "tally_first", stream: ("stream", \.stream), columns: [Column("stream", \.stream)])
}
