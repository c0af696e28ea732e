import Digests
import Foundation

/// The key that seals a log. It is stored outside the database, in a file of one line:
/// `PRIVATE+KEY+NAME+KEYID+BASE64`, the encoding that the signed-note format defines.
package struct SigningKey: Sendable {
  package let name: String
  private let seed: [UInt8]

  private init(name: String, seed: [UInt8]) { (self.name, self.seed) = (name, seed) }

  /// A new key.
  ///
  /// - Parameter name: The owner, such as `example.org/desk`. It is not empty and contains no
  ///   spaces or plus signs.
  /// - Throws: ``SealError`` for any other name.
  package static func random(name: String) throws(SealError) -> SigningKey {
    guard KeyText.isName(name) else {
      throw SealError("a key's name is one word without '+', such as example.org/desk")
    }
    return SigningKey(name: name, seed: Ed25519.randomSeed())
  }

  /// - Throws: ``SealError`` when this is not such a line. The error contains nothing of the line.
  package init(_ text: String) throws(SealError) {
    let line = text.hasSuffix("\n") ? text.dropLast() : text[...]
    guard line.hasPrefix(Self.prefix) else { throw Self.malformed }
    let (name, id, bytes): (String, UInt32, [UInt8])
    do { (name, id, bytes) = try KeyText.parse(line.dropFirst(Self.prefix.count)) } catch {
      throw Self.malformed
    }
    guard bytes.count == Ed25519.seedCount else { throw Self.malformed }
    self.init(name: name, seed: bytes)
    guard verifier.id == id else { throw Self.malformed }
  }

  /// The line for the file.
  package var text: String {
    Self.prefix + KeyText.text(name: name, id: verifier.id, bytes: seed) + "\n"
  }

  /// The public half.
  package var verifier: VerifierKey {
    VerifierKey(name: name, publicKey: Ed25519.publicKey(ofSeed: seed))
  }

  /// The checkpoint as a signed note.
  package func sign(_ checkpoint: Checkpoint) -> SignedNote {
    let text = checkpoint.text
    let verifier = verifier
    return SignedNote(
      text: text,
      signatures: [
        .init(
          name: name, id: verifier.id,
          bytes: Ed25519.sign(Array(text.utf8), withSeed: seed))
      ])
  }

  private static let prefix = "PRIVATE+KEY+"
  private static let malformed = SealError(
    "this is not a sealing key; its file has one line, PRIVATE+KEY+NAME+KEYID+BASE64",
    kind: .malformedSigningKey)
}
