package import Digests

/// That an earlier tree is the beginning of a later one (RFC 9162, section 2.1.4).
package struct ConsistencyProof: Hashable, Sendable {
  package let path: [Digest]

  package init(path: [Digest]) { self.path = path }

  /// Whether it shows that.
  package func holds(
    from earlier: (size: Int64, root: Digest), to later: (size: Int64, root: Digest)
  ) -> Bool {
    guard earlier.size > 0, earlier.size <= later.size else { return false }
    guard earlier.size < later.size else { return path.isEmpty && earlier.root == later.root }
    var rest = path[...]
    // A whole subtree's root need not be sent: it is the earlier root.
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
