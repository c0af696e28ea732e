package import Digests

/// Proves that a leaf is at an index of a tree (RFC 9162, section 2.1.3).
package struct InclusionProof: Hashable, Sendable {
  /// Counted from 0.
  package let index: Int64
  /// The sibling hashes on the path from the leaf to the root, the leaf's own sibling first.
  package let path: [Digest]

  package init(index: Int64, path: [Digest]) { (self.index, self.path) = (index, path) }

  /// The root of a tree of this size by the proof; nil when the path does not fit the size.
  package func root(of leaf: Digest, size: Int64) -> Digest? {
    guard index >= 0, index < size else { return nil }
    var (place, last) = (index, size - 1)
    var root = leaf
    for sibling in path {
      guard last > 0 else { return nil }
      if place & 1 == 1 || place == last {
        root = MerkleHash.node(sibling, root)
        // A node on the right edge without a sibling of its height moves up unchanged.
        while place & 1 == 0, place > 0 { (place, last) = (place >> 1, last >> 1) }
      } else {
        root = MerkleHash.node(root, sibling)
      }
      (place, last) = (place >> 1, last >> 1)
    }
    return last == 0 ? root : nil
  }
}
