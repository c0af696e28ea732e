import Digests
import Testing

@testable import Seals

/// A tree of generated leaves, and its full tiles.
struct SampleTree {
  struct Place: Hashable {
    let level: Int
    let number: Int64
  }

  private(set) var tree = MerkleTree()
  private(set) var tiles: [Place: [Digest]] = [:]
  let leaves: [Digest]

  init(size: Int) {
    leaves = (0..<size).map(Self.leaf)
    for leaf in leaves {
      tree.append(leaf) { tiles[Place(level: $0.level, number: $0.number)] = $0.hashes }
    }
  }

  static func leaf(_ number: Int) -> Digest { MerkleHash.leaf(Array("leaf \(number)".utf8)) }

  var tiled: TiledTree { TiledTree(size: tree.size, edge: tree.edge) }

  func tile(_ level: Int, _ number: Int64) throws -> [Digest] {
    try #require(tiles[Place(level: level, number: number)])
  }

  /// The root as the RFC defines it.
  static func root(of leaves: some Collection<Digest>) -> Digest {
    guard leaves.count > 1 else { return leaves.first ?? MerkleHash.empty }
    var left = 1
    while 2 * left < leaves.count { left *= 2 }
    return MerkleHash.node(root(of: leaves.prefix(left)), root(of: leaves.dropFirst(left)))
  }
}
