import Digests
import Testing

@testable import Seals

struct MerkleTreeTests {
  /// The leaves and roots of the reference tests of Certificate Transparency.
  private static let leaves: [[UInt8]] = [
    [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
    Array(0x50...0x57), Array(0x60...0x6F),
  ]
  private static let roots = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]

  @Test(arguments: 0...8)
  func `the roots equal those of Certificate Transparency's examples`(size: Int) {
    var tree = MerkleTree()
    for leaf in Self.leaves.prefix(size) { tree.append(MerkleHash.leaf(leaf)) { _ in } }
    #expect(tree.root.hex == Self.roots[size])
  }

  @Test(arguments: [1, 255, 256, 257, 511, 513, 65_535, 65_536, 65_537, 66_000])
  func `a tree that is restored from its tiles continues like the original`(
    size: Int
  ) throws {
    let sample = SampleTree(size: size)
    let resumed = try sample.tiled.tree(sample.tile)
    #expect(resumed.root == sample.tree.root)
    #expect(resumed.root == SampleTree.root(of: sample.leaves))
    var (one, other) = (resumed, sample.tree)
    for number in 0..<300 {
      one.append(SampleTree.leaf(size + number)) { _ in }
      other.append(SampleTree.leaf(size + number)) { _ in }
    }
    #expect(one.root == other.root)
  }

  @Test func `a tile of a higher level contains the roots of the tiles below`() throws {
    let sample = SampleTree(size: 65_536)
    #expect(sample.tiles.count == 257)
    let above = try #require(sample.tiles[.init(level: 1, number: 0)])
    let below = try #require(sample.tiles[.init(level: 0, number: 7)])
    #expect(above[7] == MerkleHash.root(of: below))
    #expect(Tile.hashes(in: Tile.bytes(of: above)) == above)
    #expect(Tile.hashes(in: [1, 2, 3]) == nil)
  }
}
