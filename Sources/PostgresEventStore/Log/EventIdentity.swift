public import Foundation
import PostgreSQL

/// The identity of an event, without its payload.
@usableFromInline
package struct EventIdentity: Sendable {
  @usableFromInline package let position: Int64
  @usableFromInline package let stream: UUID
  @usableFromInline package let version: Int
  @usableFromInline package let id: UUID

  /// - Parameter row: With the columns of ``StoredEvent/columns``.
  init(row: borrowing CopyRow) throws(PostgresError) {
    self.init(
      position: try row.value(at: 0), stream: try row.value(at: 2),
      version: Int(try row.value(at: 3, as: Int32.self)), id: try row.value(at: 4))
  }

  fileprivate init(position: Int64, stream: UUID, version: Int, id: UUID) {
    (self.position, self.stream, self.version, self.id) = (position, stream, version, id)
  }
}

extension LogReader {
  /// Passes the identity of every event above `position` and up to `watermark` to `body`.
  static func identities(
    after position: Int64 = 0, through watermark: Int64, on connection: inout Connection,
    _ body: (EventIdentity) throws -> Void
  ) throws {
    let query: Query = """
      COPY (
        SELECT position, stream, version, event_id FROM galley.events
        WHERE position > \(literal: position) AND position <= \(literal: watermark)
      ) TO STDOUT (FORMAT binary)
      """
    try connection.copyOut(query) { row in
      try body(
        EventIdentity(
          position: try row.value(at: 0), stream: try row.value(at: 1),
          version: Int(try row.value(at: 2, as: Int32.self)), id: try row.value(at: 3)))
    }
  }
}
