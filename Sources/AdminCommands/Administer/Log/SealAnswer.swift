import Editorial
import PostgresEventStore

/// A seal, for other programs.
struct SealAnswer: Encodable {
  let size: Int64
  let position: Int64
  let sealedBy: String
  let sealedAt: String
  /// The signed checkpoint.
  let note: String

  init(_ seal: Seal) {
    (size, position, sealedBy, note) = (seal.size, seal.position, seal.sealedBy, seal.note)
    sealedAt = seal.sealedAt.timestamp
  }
}
