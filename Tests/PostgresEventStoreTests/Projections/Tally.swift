import Editorial
import EventSourcing
import Foundation

@testable import PostgresEventStore

/// A read model for tests, with a row for each stream, and a trace with a row for each event.
///
/// It refuses an event that does not follow the previous one, so that skipped, repeated or
/// reordered events are detected. It also refuses every ArticleSpiked event.
enum Tally: Projection {
  typealias Event = ArticleEvent

  struct Rows: Sendable {
    var counts: [TallyCount] = []
    var trace: [TallyTrace] = []
  }

  struct Gap: Error, Hashable {
    let stream: UUID
    let expected: Int
    let found: Int
  }

  struct Unfoldable: Error {}

  /// Whether it accepts ArticleSpiked events.
  @TaskLocal static var toleratesSpiking = false

  static let name = "tally"
  static let version = 1
  static let noRows = Rows()
  static let tables: [ProjectedTable<Rows>] = [
    ProjectedTable(\Rows.counts), ProjectedTable(\Rows.trace, loading: .none),
  ]

  static func apply(_ event: RecordedEvent<ArticleEvent>, to rows: inout Rows) throws {
    var count = rows.counts.first ?? TallyCount(stream: event.stream.id)
    guard event.version == count.events + 1, event.position > count.position
    else {
      throw Gap(stream: event.stream.id, expected: count.events + 1, found: event.version)
    }
    if case .spiked = event.event, !toleratesSpiking { throw Unfoldable() }
    count.events = event.version
    count.position = Int(event.position)
    count.actor = event.actor
    rows.counts = [count]
    rows.trace.append(
      TallyTrace(
        stream: event.stream.id, version: event.version, position: Int(event.position),
        type: event.event.storedType.rawValue))
  }
}

struct TallyCount: ReadModelRecord {
  var stream = UUID()
  var events = 0
  var position = 0
  var actor = ""

  init() {}

  init(stream: UUID) { self.stream = stream }

  static let table = TableDefinition<TallyCount>(
    "tally", stream: ("stream", \.stream), indexes: ["actor"],
    columns: [
      Column("stream", \.stream), Column("events", \.events), Column("position", \.position),
      Column("actor", \.actor),
    ])
}

struct TallyTrace: ReadModelRecord {
  var stream = UUID()
  var version = 0
  var position = 0
  var type = ""

  init() {}

  init(stream: UUID, version: Int, position: Int, type: String) {
    (self.stream, self.version, self.position, self.type) = (stream, version, position, type)
  }

  static let table = TableDefinition<TallyTrace>(
    "tally_trace", stream: ("stream", \.stream), ordinal: ("version", \.version),
    columns: [
      Column("stream", \.stream), Column("version", \.version), Column("position", \.position),
      Column("type", \.type),
    ])
}
