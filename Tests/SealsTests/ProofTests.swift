import Digests
import Testing

@testable import Seals

struct ProofTests {
  @Test(arguments: Array(1...20) + [255, 256, 257, 600])
  func `every leaf of a tree can be proved, but no other leaf and no other tree`(size: Int) throws {
    let sample = SampleTree(size: size)
    for index in stride(from: 0, to: size, by: max(1, size / 50)) {
      let proof = InclusionProof(
        index: Int64(index), path: try sample.tiled.path(to: Int64(index), sample.tile))
      let leaf = sample.leaves[index]
      #expect(proof.root(of: leaf, size: Int64(size)) == sample.tree.root)
      #expect(proof.root(of: SampleTree.leaf(size + 1), size: Int64(size)) != sample.tree.root)
      #expect(proof.root(of: leaf, size: Int64(index)) == nil)
      for changed in proof.everyChange {
        #expect(changed.root(of: leaf, size: Int64(size)) != sample.tree.root)
      }
    }
  }

  @Test(arguments: [2, 3, 7, 8, 21, 257, 600])
  func `an earlier tree is proved to be the beginning of a later one`(size: Int) throws {
    let later = SampleTree(size: size)
    for earlier in stride(from: 1, through: size, by: max(1, size / 40)) {
      let former = (size: Int64(earlier), root: SampleTree(size: earlier).tree.root)
      let proof = ConsistencyProof(path: try later.tiled.path(from: Int64(earlier), later.tile))
      let present = (size: Int64(size), root: later.tree.root)
      #expect(proof.holds(from: former, to: present))
      let forged = (size: former.size, root: SampleTree.leaf(earlier + 7))
      #expect(!proof.holds(from: forged, to: present))
      #expect(!proof.holds(from: former, to: (present.size, SampleTree.leaf(3))))
      #expect(!proof.holds(from: (former.size + Int64(size), former.root), to: present))
      if !proof.path.isEmpty {
        let shorter = ConsistencyProof(path: Array(proof.path.dropLast()))
        #expect(!shorter.holds(from: former, to: present))
      }
      let longer = ConsistencyProof(path: proof.path + [SampleTree.leaf(0)])
      #expect(!longer.holds(from: former, to: present))
    }
  }
}

extension InclusionProof {
  /// Proofs that differ from this one in the index or the path.
  fileprivate var everyChange: [InclusionProof] {
    var changes = [
      InclusionProof(index: index + 1, path: path), InclusionProof(index: index ^ 2, path: path),
      InclusionProof(index: index, path: path + [SampleTree.leaf(5)]),
    ]
    for place in path.indices {
      var other = path
      other[place] = SampleTree.leaf(9_999)
      changes.append(InclusionProof(index: index, path: other))
      other.remove(at: place)
      changes.append(InclusionProof(index: index, path: other))
    }
    return changes
  }
}
