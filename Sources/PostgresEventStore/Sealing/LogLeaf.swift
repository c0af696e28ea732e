import Digests
import Foundation
import PostgreSQL

/// The position and identity of an event, and the hash of its leaf.
struct LogLeaf: Sendable {
  let position: Int64
  let stream: UUID
  let version: Int
  let hash: Digest
}

extension LogReader {
  /// Calls `body` with the leaves of the first `limit` events above `position` and up to
  /// `watermark`, in order.
  static func leaves(
    after position: Int64, through watermark: Int64, limit: Int = .max,
    on connection: inout Connection, _ body: (LogLeaf) throws -> Void
  ) throws {
    var leaf = EventLeaf()
    let range: Query = "position > \(literal: position) AND position <= \(literal: watermark)"
    try connection.copyOut(leaves(range, limit: limit)) { row in
      try leaf.write(row)
      try body(
        LogLeaf(
          position: try row.value(at: 0), stream: try row.value(at: 2),
          version: Int(try row.value(at: 3, as: Int32.self)), hash: leaf.hash))
    }
  }

  /// The bytes of the leaf at this position; nil when there is none.
  static func leaf(
    at position: Int64, on connection: inout Connection
  ) throws -> [UInt8]? {
    var leaf = EventLeaf()
    var bytes: [UInt8]?
    try connection.copyOut(leaves("position = \(literal: position)", limit: 1)) { row in
      try leaf.write(row)
      bytes = Array(leaf.bytes)
    }
    return bytes
  }

  private static func leaves(_ condition: Query, limit: Int) -> Query {
    """
    COPY (
      SELECT \(raw: EventLeaf.columns) FROM galley.events WHERE \(condition)
      ORDER BY position LIMIT \(literal: limit)
    ) TO STDOUT (FORMAT binary)
    """
  }
}
