package import EventSourcing

/// A pure fold of recorded events to the rows of a read model.
///
/// The rows of one stream are the fold's whole state, and a stream's rows depend on its own events
/// only. So the same code serves a live model, into which it is handed the rows as they stand, and a
/// rebuild, in which it begins with none.
package protocol Projection: Sendable {
  associatedtype Event: Sendable
  /// The rows of one stream, in all the tables.
  associatedtype Rows: Sendable

  /// Unique among the read models, a word.
  static var name: String { get }
  /// Raised whenever the same events would make other rows.
  static var version: Int { get }
  static var noRows: Rows { get }
  static var tables: [ProjectedTable<Rows>] { get }

  /// - Throws: When the rows are not ones that this event can follow.
  static func apply(_ event: RecordedEvent<Event>, to rows: inout Rows) throws
}
