import Digests
import Testing

@testable import Seals

struct SignedNoteTests {
  /// The pair of keys of the reference tests of signed notes.
  private static let signing =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
  private static let verifier =
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"

  @Test func `keys are read and written as other implementations write them`() throws {
    let key = try SigningKey(Self.signing)
    #expect(key.verifier.description == Self.verifier)
    #expect(key.text == Self.signing + "\n")
    #expect(try VerifierKey(Self.verifier) == key.verifier)
  }

  @Test func `a signature by another implementation is valid`() throws {
    let text =
      "If you think cryptography is the answer to your problem,\n"
      + "then you don't know what your problem is.\n"
    let note = try SignedNote(
      text
        + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdng"
        + "otpRZb6KE6RyyBwJnAM=\n")
    #expect(try VerifierKey(Self.verifier).signed(text, with: note.signatures[0].bytes))
  }

  @Test func `a seal gives its checkpoint to anybody with the key`() throws {
    let key = try SigningKey.random(name: "example.org/desk")
    let checkpoint = Checkpoint(origin: key.name, size: 7, root: SampleTree.leaf(1))
    let note = key.sign(checkpoint).description
    #expect(try SignedNote(note).description == note)
    #expect(try SignedNote(note).checkpoint(signedBy: [key.verifier]) == checkpoint)
  }

  @Test func `a bit flipped anywhere in a seal is refused`() throws {
    let key = try SigningKey.random(name: "example.org/desk")
    let note = key.sign(Checkpoint(origin: key.name, size: 7, root: SampleTree.leaf(1))).description
    for (index, byte) in note.utf8.enumerated() {
      for bit in 0..<8 {
        var bytes = Array(note.utf8)
        bytes[index] = byte ^ UInt8(1 << bit)
        guard let changed = String(validating: bytes, as: UTF8.self) else { continue }
        #expect(throws: SealError.self, "byte \(index), bit \(bit)") {
          try SignedNote(changed).checkpoint(signedBy: [key.verifier])
        }
      }
    }
  }

  @Test func `a seal of another key is refused, even if the key has the same name`() throws {
    let key = try SigningKey.random(name: "example.org/desk")
    let other = try SigningKey.random(name: "example.org/desk")
    let note = key.sign(Checkpoint(origin: key.name, size: 7, root: SampleTree.leaf(1)))
    #expect(throws: SealError.self) { try note.checkpoint(signedBy: [other.verifier]) }
    #expect(throws: SealError.self) { try note.checkpoint(signedBy: []) }
    #expect(try note.checkpoint(signedBy: [other.verifier, key.verifier]).size == 7)
  }

  @Test(arguments: [
    "", "PeterNeumann", "PeterNeumann+c74f20a3", "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE=",
    "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T",
  ])
  func `text that is not a key is refused`(text: String) {
    #expect(throws: SealError.self) { try VerifierKey(text) }
    let error = #expect(throws: SealError.self) { try SigningKey("PRIVATE+KEY+" + text) }
    #expect(error?.description.contains("PeterNeumann") == false)
  }
}
