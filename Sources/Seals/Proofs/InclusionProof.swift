package import Digests

/// That a leaf stands at an index of a tree (RFC 9162, section 2.1.3).
package struct InclusionProof: Hashable, Sendable {
  /// From 0.
  package let index: Int64
  /// The hashes beside the way from the leaf up to the root, its sibling's first.
  package let path: [Digest]

  package init(index: Int64, path: [Digest]) { (self.index, self.path) = (index, path) }

  /// The root that follows for a tree of this size, or nil where the path does not fit it.
  package func root(of leaf: Digest, size: Int64) -> Digest? {
    guard index >= 0, index < size else { return nil }
    var (place, last) = (index, size - 1)
    var root = leaf
    for sibling in path {
      guard last > 0 else { return nil }
      if place & 1 == 1 || place == last {
        root = MerkleHash.node(sibling, root)
        // A right edge that has no sibling of its own height goes up unchanged.
        while place & 1 == 0, place > 0 { (place, last) = (place >> 1, last >> 1) }
      } else {
        root = MerkleHash.node(root, sibling)
      }
      (place, last) = (place >> 1, last >> 1)
    }
    return last == 0 ? root : nil
  }
}
