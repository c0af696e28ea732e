public import EventSourcing
public import Foundation
public import PostgreSQL

/// A pure fold of recorded events to the rows of a read model.
///
/// The rows of one stream are the fold's whole state, and a stream's rows depend on its own events
/// only. So the same code serves a live model, into which it is handed the rows as they stand, a
/// rebuild, in which it begins with none, and a model as of the past, in which it stops early.
@usableFromInline
package protocol Projection<Event>: Sendable {
  associatedtype Event: Sendable
  /// The rows of one stream, in all the tables.
  associatedtype Rows: Sendable

  /// Unique among the read models, a word.
  static var name: String { get }
  /// Raised whenever the same events would make other rows.
  static var version: Int { get }
  static var noRows: Rows { get }
  static var tables: [ProjectedTable<Rows>] { get }

  /// - Throws: When the rows are not ones that this event can follow; they are then as they were.
  static func apply(_ event: RecordedEvent<Event>, to rows: inout Rows) throws

  /// Whether the event may change any row. Where it cannot, rows need not be loaded for it.
  static func concerns(_ event: Event) -> Bool

  /// Folds all events of one stream and appends its rows, as a COPY takes them, to the buffers, one a
  /// table. There is one implementation; it stands here so that each projection has its own copy.
  ///
  /// - Returns: Where it stopped; the rows are those of the events before.
  static func replay(
    _ events: [RecordedEvent<Event>], into buffers: [CopyBuffer]
  ) throws -> StoppedReplay?

  /// Brings up to date what the database itself derives from the rows, such as an index of texts;
  /// by default there is nothing of the kind. Runs as `galley_projector` with the rows in place.
  ///
  /// - Parameters:
  ///   - schema: Of the build.
  ///   - streams: Those whose rows have changed; nil for all.
  static func derive(
    in schema: String, streams: [UUID]?, on connection: inout Connection
  ) throws
}

extension Projection {
  package static func concerns(_ event: Event) -> Bool { true }

  package static func derive(
    in schema: String, streams: [UUID]?, on connection: inout Connection
  ) throws {}
}
