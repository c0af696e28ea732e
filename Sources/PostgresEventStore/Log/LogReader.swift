package import Digests
import EventSourcing
package import Foundation
package import PostgreSQL

/// Reads the log in order of position, in constant memory.
package enum LogReader {
  /// Passes every event above `position` and up to `watermark` to `body`.
  ///
  /// Read the watermark in an earlier statement, so that the snapshot of this one is newer: see
  /// ``Watermark``.
  package static func read(
    after position: Int64, through watermark: Int64, on connection: inout Connection,
    _ body: (StoredEvent) throws -> Void
  ) throws {
    let query: Query = """
      COPY (
        SELECT \(raw: StoredEvent.columns) FROM galley.events
        WHERE position > \(literal: position) AND position <= \(literal: watermark)
        ORDER BY position
      ) TO STDOUT (FORMAT binary)
      """
    try connection.copyOut(query) { try body(try StoredEvent(row: $0)) }
  }

  /// Passes every event of these streams up to `watermark` to `body`, stream by stream, in order of
  /// version.
  ///
  /// - Parameters:
  ///   - more: Columns in addition to ``StoredEvent/columns``.
  ///   - body: Called with rows of all these columns.
  static func read(
    _ range: StreamRange, through watermark: Int64, adding more: [String] = [],
    on connection: inout Connection,
    _ body: (borrowing CopyRow) throws -> Void
  ) throws {
    try connection.copyOut(
      copy(of: range, through: watermark, adding: more, to: "STDOUT"), body)
  }

  /// The COPY of every event of these streams up to `watermark`, stream by stream, in order of
  /// version. Run ``streamOrder`` before.
  ///
  /// - Parameters:
  ///   - more: Columns in addition to ``StoredEvent/columns``.
  ///   - destination: As SQL.
  package static func copy(
    of range: StreamRange, through watermark: Int64, adding more: [String] = [],
    to destination: String
  ) -> Query {
    """
    COPY (
      SELECT \(raw: ([StoredEvent.columns] + more).joined(separator: ", ")) FROM galley.events
      WHERE \(raw: range.condition) AND position <= \(literal: watermark)
      ORDER BY stream, version
    ) TO \(raw: destination) (FORMAT binary)
    """
  }

  /// The settings of a session that reads streams one after the other. The order must come from the
  /// index. A sort would collect the whole range first.
  package static let streamOrder =
    "SET enable_sort = off; SET enable_seqscan = off; SET enable_bitmapscan = off; SET jit = off"

  /// At most `limit` events above `position` and up to `watermark`.
  package static func batch(
    after position: Int64, through watermark: Int64, limit: Int, on connection: inout Connection
  ) throws(PostgresError) -> [StoredEvent] {
    var events: [StoredEvent] = []
    let rows = try connection.executePrepared(
      """
      SELECT \(raw: StoredEvent.columns) FROM galley.events
      WHERE position > \(position) AND position <= \(watermark)
      ORDER BY position LIMIT \(limit)
      """)
    events.reserveCapacity(rows.count)
    for row in rows { events.append(try StoredEvent(row: row)) }
    return events
  }

  /// The events of one stream from `position` up to `watermark`.
  package static func stream(
    _ stream: UUID, from position: Int64 = 0, through watermark: Int64,
    on connection: inout Connection
  ) throws -> [StoredEvent] {
    try connection.executePrepared(
      """
      SELECT \(raw: StoredEvent.columns) FROM galley.events
      WHERE stream = \(stream) AND position >= \(position) AND position <= \(watermark)
      ORDER BY version
      """
    ).map { try StoredEvent(row: $0) }
  }

  /// The query for the events of one stream after a version, in order of version. Its rows have the
  /// columns of ``StoredEvent/columns``.
  package static func events(of stream: UUID, after version: Int) -> Query {
    """
    SELECT \(raw: StoredEvent.columns) FROM galley.events
    WHERE stream = \(stream) AND version > \(version) ORDER BY version
    """
  }

  /// The stored digest of a command; nil for an unknown id, and for a command that was imported
  /// from an export of a program that did not store it.
  package static func request(
    of commandID: UUID, on connection: inout Connection
  ) throws -> Digest? {
    try connection.executePrepared(
      "SELECT request FROM galley.events WHERE command_id = \(commandID) AND command_step = 0"
    ).first?.value(at: 0, as: [UInt8]?.self).flatMap(Digest.init(bytes:))
  }

  /// The last `count` events at or below `watermark`, oldest first.
  package static func tail(
    _ count: Int, through watermark: Int64, on connection: inout Connection
  ) throws -> [StoredEvent] {
    try connection.execute(
      """
      SELECT \(raw: StoredEvent.columns) FROM galley.events
      WHERE position <= \(watermark) ORDER BY position DESC LIMIT \(count)
      """
    ).reversed().map { try StoredEvent(row: $0) }
  }

  /// The event at this position, or nil when there is none.
  package static func event(
    at position: Int64, on connection: inout Connection
  ) throws(PostgresError) -> StoredEvent? {
    let rows = try connection.execute(
      "SELECT \(raw: StoredEvent.columns) FROM galley.events WHERE position = \(position)")
    guard let row = rows.first else { return nil }
    return try StoredEvent(row: row)
  }
}

/// The position up to which no unseen event can still appear.
///
/// Read the log up to a watermark in a later statement, and in a transaction that takes a snapshot
/// for each statement. State READ COMMITTED, because the database may have another default. An
/// older snapshot may lack an event whose writer has released its floor since.
package enum Watermark {
  package static func read(on connection: inout Connection) throws(PostgresError) -> Int64 {
    try connection.executePrepared("SELECT galley.watermark()")[0].value(at: 0)
  }

  /// The last position that any writer has taken, committed or not.
  package static func lastPosition(
    on connection: inout Connection
  ) throws(PostgresError) -> Int64 {
    try connection.executePrepared("SELECT galley.last_position()")[0].value(at: 0)
  }
}
