package import Digests

/// A Merkle tree (RFC 9162, section 2.1) that leaves are appended to. Only its right edge is in
/// memory.
///
/// Every 256 hashes of a level form a tile, which is passed to the caller. The tree keeps the
/// hashes after the last full tile of each level; they suffice to continue and to compute the root.
package struct MerkleTree: Sendable {
  /// The number of leaves.
  package private(set) var size: Int64
  /// For each level, the hashes after its last full tile.
  private var edges: [[Digest]]

  package init() { (size, edges) = (0, [[]]) }

  /// The tree as it was at this size.
  ///
  /// - Parameter edges: For each level, the hashes after its last full tile.
  init(size: Int64, edges: [[Digest]]) { (self.size, self.edges) = (size, edges) }

  /// The hashes of the leaves after the last full tile: fewer than 256.
  package var edge: [Digest] { edges[0] }

  /// Appends a leaf by its hash.
  ///
  /// - Parameter full: Called with each tile that this leaf completes, lower levels first.
  package mutating func append(_ leaf: Digest, _ full: (Tile) throws -> Void) rethrows {
    size += 1
    edges[0].append(leaf)
    var level = 0
    while edges[level].count == Tile.width {
      let number = (size >> (Tile.height * (level + 1))) - 1
      let tile = Tile(level: level, number: number, hashes: edges[level])
      edges[level].removeAll(keepingCapacity: true)
      try full(tile)
      level += 1
      if level == edges.count { edges.append([]) }
      edges[level].append(tile.root)
    }
  }

  package var root: Digest {
    var root: Digest?
    // From right to left: subtrees on the left are larger.
    for edge in edges {
      var rest = edge[...]
      while !rest.isEmpty {
        let count = 1 << rest.count.trailingZeroBitCount
        let subtree = MerkleHash.root(of: rest.suffix(count))
        root = root.map { MerkleHash.node(subtree, $0) } ?? subtree
        rest = rest.dropLast(count)
      }
    }
    return root ?? MerkleHash.empty
  }
}
