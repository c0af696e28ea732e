package import Digests

/// 256 hashes side by side, as C2SP's tlog-tiles cuts a tree: those of a tile of level 0 are leaves',
/// and each of a tile of a higher level is the root of a tile of the level below.
package struct Tile: Hashable, Sendable {
  /// Hashes in a tile.
  package static let width = 256
  /// Levels of a tree's nodes that a tile stands for.
  static let height = 8

  package let level: Int
  /// Its place in its level, from 0.
  package let number: Int64
  package let hashes: [Digest]

  package var root: Digest { MerkleHash.root(of: hashes) }

  /// The hashes one after the other: 8192 bytes.
  package var bytes: [UInt8] { Self.bytes(of: hashes) }

  package static func bytes(of hashes: [Digest]) -> [UInt8] { hashes.flatMap(\.bytes) }

  /// The hashes that stand one after the other in these bytes, or nil where they do not come out
  /// even.
  package static func hashes(in bytes: [UInt8]) -> [Digest]? {
    guard bytes.count.isMultiple(of: Digest.count) else { return nil }
    return stride(from: 0, to: bytes.count, by: Digest.count).compactMap {
      Digest(bytes: Array(bytes[$0..<($0 + Digest.count)]))
    }
  }
}
