import PostgresEventStore
import Seals

/// A proof, a seal, or a key in the first line.
enum ProofTarget {
  private static let key = try? VerifierKey(
    "example.org/desk+193089c0+AU0okClDhpzotWB4teEfqve6evuBVk+7AIgKWcFERxlF")

  static func check(_ bytes: UnsafeRawBufferPointer) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    checkKey(String(text.prefix { $0 != "\n" }))
    checkSeal(text)
    guard let proof = try? LogProof(text) else { return }
    require(areSameBytes(proof.description, text), "a proof has one form", text)
    checkSeal(proof.seal.description)
    guard let key, (try? proof.check(by: [key])) != nil else { return }
    let event = try? SealedEvent(leaf: proof.event)
    require(event?.actor == "anna", "an unsealed event is not proved", text)
  }

  private static func checkSeal(_ text: String) {
    guard let seal = try? SignedNote(text) else { return }
    require(areSameBytes(seal.description, text), "a seal has one form", text)
    if let key { _ = try? seal.checkpoint(signedBy: [key]) }
  }

  private static func checkKey(_ text: String) {
    guard let key = try? VerifierKey(text) else { return }
    require((try? VerifierKey(key.description)) == key, "a key comes back the same", text)
  }
}
