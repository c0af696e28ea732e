public import EventSourcing
public import Foundation
public import PostgreSQL

/// A pure fold of recorded events to the rows of a read model.
///
/// The rows of one stream are the whole state of the fold, and they depend only on the events of
/// this stream. Therefore the same code can update a live model (from the existing rows), rebuild a
/// model (from no rows) and build one as of the past (up to an earlier event).
@usableFromInline
package protocol Projection<Event>: Sendable {
  associatedtype Event: Sendable
  /// The rows of one stream, in all the tables.
  associatedtype Rows: Sendable

  /// One word, unique among the read models.
  static var name: String { get }
  /// Increase it whenever the same events would result in different rows.
  static var version: Int { get }
  static var noRows: Rows { get }
  static var tables: [ProjectedTable<Rows>] { get }

  /// - Throws: When the event cannot be applied to these rows. The rows are then unchanged.
  static func apply(_ event: RecordedEvent<Event>, to rows: inout Rows) throws

  /// Whether the event may change a row. If not, no rows are loaded for it.
  static func concerns(_ event: Event) -> Bool

  /// The earlier rows of its stream that the event reads or changes. By default, all.
  static func earlierRows(for event: Event) -> EarlierRows

  /// Folds all events of one stream, and appends its rows in the format of COPY to the buffers, one
  /// for each table. There is only one implementation. It is a requirement so that the compiler
  /// specialises it for each projection.
  ///
  /// - Returns: The event that could not be applied, if any. The rows are those before it.
  static func replay(
    _ events: [RecordedEvent<Event>], into buffers: [CopyBuffer]
  ) throws -> StoppedReplay?

  /// Brings up to date what the database derives from the rows, such as a full-text index. The
  /// default implementation does nothing. Runs as `galley_projector` after the rows have been
  /// written.
  ///
  /// - Parameters:
  ///   - schema: The schema of the build.
  ///   - streams: The streams whose rows have changed; nil for all.
  static func derive(
    in schema: String, streams: [UUID]?, on connection: inout Connection
  ) throws
}

extension Projection {
  package static func concerns(_ event: Event) -> Bool { true }

  package static func earlierRows(for event: Event) -> EarlierRows { .all }

  package static func derive(
    in schema: String, streams: [UUID]?, on connection: inout Connection
  ) throws {}
}

/// Which earlier rows of a stream an event reads or changes in the tables that are loaded in part.
@usableFromInline
package enum EarlierRows: Sendable {
  case all
  /// In each table the last row, and those with these ordinals, as far as they exist.
  case last(and: [Int] = [])
}

/// Where the replay of a stream has stopped, and why.
@usableFromInline
package struct StoppedReplay {
  /// The index of the event that could not be applied.
  let index: Int
  let reason: any Error

  @usableFromInline
  init(index: Int, reason: any Error) {
    (self.index, self.reason) = (index, reason)
  }
}

extension Projection {
  // Inlined into each projection, where the types of rows and events are known: see StreamEvents.
  @inlinable
  package static func replay(
    _ events: [RecordedEvent<Event>], into buffers: [CopyBuffer]
  ) throws -> StoppedReplay? {
    var rows = noRows
    var stopped: StoppedReplay?
    for index in events.indices {
      do {
        try apply(events[index], to: &rows)
      } catch {
        stopped = StoppedReplay(index: index, reason: error)
        break
      }
    }
    let tables = tables
    try withUnsafePointer(to: &rows) { rows in
      for index in tables.indices { try tables[index].encode(rows, buffers[index]) }
    }
    return stopped
  }
}
