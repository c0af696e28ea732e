import Digests

@testable import Seals

/// Proves that an earlier tree is the beginning of a later one (RFC 9162, section 2.1.4). Galley
/// itself checks whole logs and needs no such proof; the tests show that its trees have them.
struct ConsistencyProof: Hashable, Sendable {
  let path: [Digest]

  /// Whether the proof is valid for these trees.
  func holds(
    from earlier: (size: Int64, root: Digest), to later: (size: Int64, root: Digest)
  ) -> Bool {
    guard earlier.size > 0, earlier.size <= later.size else { return false }
    guard earlier.size < later.size else { return path.isEmpty && earlier.root == later.root }
    var rest = path[...]
    // The root of a complete subtree is not part of the path: it is the earlier root.
    let isWhole = earlier.size & (earlier.size - 1) == 0
    guard let start = isWhole ? earlier.root : rest.popFirst() else { return false }
    var (place, last) = (earlier.size - 1, later.size - 1)
    while place & 1 == 1 { (place, last) = (place >> 1, last >> 1) }
    var (former, present) = (start, start)
    for hash in rest {
      guard last > 0 else { return false }
      if place & 1 == 1 || place == last {
        former = MerkleHash.node(hash, former)
        present = MerkleHash.node(hash, present)
        while place & 1 == 0, place > 0 { (place, last) = (place >> 1, last >> 1) }
      } else {
        present = MerkleHash.node(present, hash)
      }
      (place, last) = (place >> 1, last >> 1)
    }
    return last == 0 && former == earlier.root && present == later.root
  }
}

extension TiledTree {
  /// The hashes that prove that the tree of an earlier size is the beginning of this one (RFC 9162,
  /// section 2.1.4.1).
  func path(from earlier: Int64, _ tile: Reader) throws -> [Digest] {
    guard earlier > 0, earlier < size else { return [] }
    return try path(from: earlier, in: 0..<size, isWhole: true, tile)
  }

  /// - Parameter isWhole: Whether the earlier tree consists of the first of these leaves alone, so
  ///   that its root is known to whoever checks the proof.
  private func path(
    from earlier: Int64, in leaves: Range<Int64>, isWhole: Bool, _ tile: Reader
  ) throws -> [Digest] {
    if earlier == leaves.upperBound { return isWhole ? [] : [try root(leaves, tile)] }
    let (left, right) = Self.children(of: leaves)
    return earlier <= left.upperBound
      ? try path(from: earlier, in: left, isWhole: isWhole, tile) + [root(right, tile)]
      : try path(from: earlier, in: right, isWhole: false, tile) + [root(left, tile)]
  }
}
