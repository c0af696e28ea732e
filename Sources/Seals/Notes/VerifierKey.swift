import Digests
import Foundation

/// The public half of a sealing key, in the encoding that the signed-note format defines:
/// `NAME+KEYID+BASE64`. The key id is eight hexadecimal digits; the last part encodes the byte 1
/// (for Ed25519) and the key's 32 bytes.
package struct VerifierKey: Hashable, Sendable, CustomStringConvertible {
  /// The owner, such as `example.org/desk`.
  package let name: String
  /// 32 bytes.
  let publicKey: [UInt8]

  init(name: String, publicKey: [UInt8]) { (self.name, self.publicKey) = (name, publicKey) }

  /// - Throws: ``SealError`` when it is not a key, or its id does not match its name and bytes.
  package init(_ text: String) throws(SealError) {
    let (name, id, bytes) = try KeyText.parse(text)
    guard bytes.count == Ed25519.publicKeyCount else { throw KeyText.malformed }
    self.init(name: name, publicKey: bytes)
    guard id == self.id else {
      throw SealError("the key's id does not match its name and bytes; was it copied completely?")
    }
  }

  package var description: String { KeyText.text(name: name, id: id, bytes: publicKey) }

  /// The id by which signatures refer to the key.
  var id: UInt32 {
    let bytes = Digest(of: Array(name.utf8) + [0x0A, KeyText.ed25519] + publicKey).bytes
    return bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Whether the bytes are a valid signature of the text by this key.
  func signed(_ text: String, with signature: [UInt8]) -> Bool {
    Ed25519.isValid(signature, of: Array(text.utf8), by: publicKey)
  }
}

/// The text format that both halves of a key have in common.
enum KeyText {
  /// The byte for the algorithm, before the bytes of the key.
  static let ed25519: UInt8 = 0x01

  static let malformed = SealError(
    "this is not a public key; a public key has the form NAME+KEYID+BASE64",
    kind: .malformedVerifierKey)

  static func text(name: String, id: UInt32, bytes: [UInt8]) -> String {
    let digits = String(id, radix: 16)
    let hex = String(repeating: "0", count: 8 - digits.count) + digits
    return "\(name)+\(hex)+\(Data([ed25519] + bytes).base64EncodedString())"
  }

  static func parse(
    _ text: some StringProtocol
  ) throws(SealError) -> (name: String, id: UInt32, bytes: [UInt8]) {
    let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, isName(parts[0]), parts[1].utf8.count == 8,
      let id = UInt32(parts[1], radix: 16), let data = Data(strictBase64: String(parts[2])),
      data.first == ed25519
    else { throw malformed }
    return (String(parts[0]), id, Array(data.dropFirst()))
  }

  /// A name is not empty and contains no white space, control characters or plus signs.
  static func isName(_ name: some StringProtocol) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy {
        !$0.properties.isWhitespace && $0 != "+" && $0.value > 0x1F && $0.value != 0x7F
      }
  }
}

extension Data {
  /// Decodes base64. It accepts only the one standard encoding of the bytes, so that every change
  /// to the text is detected.
  init?(strictBase64 text: String) {
    self.init(base64Encoded: text)
    guard base64EncodedString() == text else { return nil }
  }
}
