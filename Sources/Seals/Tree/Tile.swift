package import Digests

/// 256 neighbouring hashes of a tree, as in C2SP's tlog-tiles. A tile of level 0 contains hashes of
/// leaves; each hash of a higher level is the root of a tile of the level below.
package struct Tile: Hashable, Sendable {
  /// The number of hashes in a tile.
  package static let width = 256
  /// How many levels of nodes a tile spans.
  static let height = 8

  package let level: Int
  /// Its index in its level, from 0.
  package let number: Int64
  package let hashes: [Digest]

  package var root: Digest { MerkleHash.root(of: hashes) }

  /// The concatenated hashes: 8192 bytes.
  package var bytes: [UInt8] { Self.bytes(of: hashes) }

  package static func bytes(of hashes: [Digest]) -> [UInt8] { hashes.flatMap(\.bytes) }

  /// Splits concatenated hashes; nil when the number of bytes is not a multiple of a hash's.
  package static func hashes(in bytes: [UInt8]) -> [Digest]? {
    guard bytes.count.isMultiple(of: Digest.count) else { return nil }
    return stride(from: 0, to: bytes.count, by: Digest.count).compactMap {
      Digest(bytes: Array(bytes[$0..<($0 + Digest.count)]))
    }
  }
}
