import Digests
import Testing

@testable import Seals

struct LogProofTests {
  private static let event = Array("galley event 1\nactor anna\n\n{\"revision\":2}".utf8)

  @Test func `a proof of a sealed event is valid`() throws {
    let (proof, key) = try Self.proof()
    #expect(try LogProof(proof.description) == proof)
    #expect(try proof.check(by: [key.verifier]).size == 300)
  }

  @Test func `a bit flipped anywhere in a proof is refused`() throws {
    let (proof, key) = try Self.proof()
    let text = Array(proof.description.utf8)
    for index in text.indices {
      for bit in 0..<8 {
        var bytes = text
        bytes[index] ^= UInt8(1 << bit)
        guard let changed = String(validating: bytes, as: UTF8.self) else { continue }
        #expect(throws: SealError.self, "byte \(index), bit \(bit)") {
          try LogProof(changed).check(by: [key.verifier])
        }
      }
    }
  }

  @Test func `a truncated or extended proof is refused`() throws {
    let (proof, key) = try Self.proof()
    let text = proof.description
    for count in 0..<text.count {
      #expect(throws: SealError.self) {
        try LogProof(String(text.prefix(count))).check(by: [key.verifier])
      }
    }
    #expect(throws: SealError.self) { try LogProof(text + "x").check(by: [key.verifier]) }
  }

  private static func proof() throws -> (LogProof, SigningKey) {
    let key = try SigningKey.random(name: "example.org/desk")
    var tree = MerkleTree()
    var tile: [Digest] = []
    for number in 0..<300 {
      let leaf = number == 277 ? MerkleHash.leaf(event) : SampleTree.leaf(number)
      tree.append(leaf) { tile = $0.hashes }
    }
    let tiled = TiledTree(size: 300, edge: tree.edge)
    let checkpoint = Checkpoint(origin: key.name, size: 300, root: tree.root)
    let inclusion = InclusionProof(index: 277, path: try tiled.path(to: 277) { _, _ in tile })
    return (LogProof(event: event, inclusion: inclusion, seal: key.sign(checkpoint)), key)
  }
}
