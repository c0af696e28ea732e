import Digests
package import Foundation
import PostgreSQL
import Seals

/// A signed statement of what the log's first events are, as it is kept beside the log.
package struct Seal: Sendable {
  /// Events, from the first.
  package let size: Int64
  /// Of the last of them.
  package let position: Int64
  /// The signed checkpoint as it stands there, which may have been tampered with.
  package let note: String
  /// The hashes of the leaves after the last full tile.
  let edge: [Digest]
  package let sealedBy: String
  package let sealedAt: Date
}

extension Seal {
  static let columns = "size, position, note, edge, sealed_by, sealed_at"

  init(row: Row) throws(PostgresError) {
    size = try row.value(at: 0)
    position = try row.value(at: 1)
    note = try row.value(at: 2)
    edge = Tile.hashes(in: try row.value(at: 3)) ?? []
    sealedBy = try row.value(at: 4)
    sealedAt = try row.value(at: 5)
  }

  /// What it says, once one of the keys is found to have signed it, and to have signed this size.
  func checkpoint(signedBy keys: [VerifierKey]) throws(SealError) -> Checkpoint {
    let checkpoint = try SignedNote(note).checkpoint(signedBy: keys)
    guard checkpoint.size == size else {
      throw SealError("the seal is of \(checkpoint.size) events, and kept as one of \(size)")
    }
    return checkpoint
  }
}
