package import Digests

/// A tree of a given size whose full tiles are stored elsewhere, for access to single hashes.
package struct TiledTree: Sendable {
  /// Returns the 256 hashes of a full tile. It is called repeatedly for the same tile.
  package typealias Reader = (_ level: Int, _ number: Int64) throws -> [Digest]

  package let size: Int64
  /// The hashes of the leaves after the last full tile.
  private let edge: [Digest]

  /// - Parameter edge: The hashes of the leaves after the last full tile, `size` modulo 256.
  package init(size: Int64, edge: [Digest]) {
    precondition(
      edge.count == Int(size % Int64(Tile.width)),
      "the edge has the hashes after the last full tile")
    (self.size, self.edge) = (size, edge)
  }

  /// The same tree, to append leaves to.
  package func tree(_ tile: Reader) throws -> MerkleTree {
    var edges = [edge]
    for level in sequence(first: 1, next: { $0 + 1 }).prefix(while: { count(at: $0) > 0 }) {
      let full = count(at: level) / Int64(Tile.width) * Int64(Tile.width)
      edges.append(try (full..<count(at: level)).map { try hash(level, $0, tile) })
    }
    return MerkleTree(size: size, edges: edges)
  }

  /// The root of the tree when it had only its first leaves.
  ///
  /// - Parameter count: The number of leaves, from 1 to `size`.
  package func root(ofFirst count: Int64, _ tile: Reader) throws -> Digest {
    precondition((1...size).contains(count), "the tree has had so many leaves")
    return try root(0..<count, tile)
  }

  /// The sibling hashes on the path from a leaf to the root (RFC 9162, section 2.1.3.1).
  package func path(to index: Int64, _ tile: Reader) throws -> [Digest] {
    try path(to: index, in: 0..<size, tile)
  }
}

extension TiledTree {
  private func path(
    to index: Int64, in leaves: Range<Int64>, _ tile: Reader
  ) throws -> [Digest] {
    guard leaves.count > 1 else { return [] }
    let (left, right) = Self.children(of: leaves)
    return left.contains(index)
      ? try path(to: index, in: left, tile) + [root(right, tile)]
      : try path(to: index, in: right, tile) + [root(left, tile)]
  }

  /// The left child has the largest power of two of leaves that leaves at least one on the right.
  static func children(of leaves: Range<Int64>) -> (Range<Int64>, Range<Int64>) {
    let bits = Int64.bitWidth - (Int64(leaves.count) - 1).leadingZeroBitCount
    let middle = leaves.lowerBound + 1 << (bits - 1)
    return (leaves.lowerBound..<middle, middle..<leaves.upperBound)
  }

  func root(_ leaves: Range<Int64>, _ tile: Reader) throws -> Digest {
    let count = Int64(leaves.count)
    guard count & (count - 1) == 0 else {
      let (left, right) = Self.children(of: leaves)
      return MerkleHash.node(try root(left, tile), try root(right, tile))
    }
    // A power of two of leaves is one node, which neighbouring hashes of one tile combine to.
    let height = count.trailingZeroBitCount
    let level = height / Tile.height
    let width = Int64(1) << (height % Tile.height)
    let first = leaves.lowerBound >> (Tile.height * level)
    return MerkleHash.root(of: try (first..<(first + width)).map { try hash(level, $0, tile) })
  }

  /// The number of hashes at a level. Above the leaves, each is the root of a full tile of the
  /// level below.
  private func count(at level: Int) -> Int64 { size >> (Tile.height * level) }

  private func hash(_ level: Int, _ index: Int64, _ tile: Reader) throws -> Digest {
    let (number, place) = index.quotientAndRemainder(dividingBy: Int64(Tile.width))
    if (number + 1) * Int64(Tile.width) <= count(at: level) {
      return try tile(level, number)[Int(place)]
    }
    return level == 0 ? edge[Int(place)] : MerkleHash.root(of: try tile(level - 1, index))
  }
}
