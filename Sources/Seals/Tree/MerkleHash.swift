package import Digests

/// The hashes of RFC 9162, section 2.1. Leaves and nodes have different prefix bytes, so that a
/// leaf cannot be presented as a node.
package enum MerkleHash {
  /// The byte before a leaf's own bytes.
  package static let leafPrefix: UInt8 = 0x00
  private static let nodePrefix: UInt8 = 0x01

  /// The root of a tree without leaves.
  package static let empty = Digest(of: [])

  /// The hash of the leaf with these bytes.
  package static func leaf(_ bytes: some Collection<UInt8>) -> Digest {
    Digest(of: [leafPrefix] + bytes)
  }

  /// The hash of the node with these children.
  package static func node(_ left: Digest, _ right: Digest) -> Digest {
    withUnsafeTemporaryAllocation(byteCount: 1 + 2 * Digest.count, alignment: 8) { node in
      node[0] = nodePrefix
      left.withUnsafeBytes { node[1...].copyBytes(from: $0) }
      right.withUnsafeBytes { node[(1 + Digest.count)...].copyBytes(from: $0) }
      return Digest(of: UnsafeRawBufferPointer(node))
    }
  }

  /// The root of nodes of one height. Their number is a power of two.
  static func root(of nodes: some Collection<Digest>) -> Digest {
    var nodes = Array(nodes)
    while nodes.count > 1 {
      nodes = stride(from: 0, to: nodes.count, by: 2).map { node(nodes[$0], nodes[$0 + 1]) }
    }
    return nodes[0]
  }
}

extension UnsafeMutableRawBufferPointer {
  fileprivate subscript(from: PartialRangeFrom<Int>) -> UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(rebasing: self[from.relative(to: self)])
  }
}
