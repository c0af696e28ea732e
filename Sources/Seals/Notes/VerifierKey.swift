import Digests
import Foundation

/// The public half of a sealing key, in the encoding that signed notes have for it:
/// `NAME+KEYID+BASE64`, where the key id is eight hexadecimal digits and the rest the byte 1 (for
/// Ed25519) and the key's 32 bytes.
package struct VerifierKey: Hashable, Sendable, CustomStringConvertible {
  /// Whose it is, such as `example.org/desk`.
  package let name: String
  /// 32 bytes.
  let publicKey: [UInt8]

  init(name: String, publicKey: [UInt8]) { (self.name, self.publicKey) = (name, publicKey) }

  /// - Throws: ``SealError`` where it is none, or its key id is not that of its name and key.
  package init(_ text: String) throws(SealError) {
    let (name, id, bytes) = try KeyText.parse(text)
    guard bytes.count == Ed25519.publicKeyCount else { throw KeyText.malformed }
    self.init(name: name, publicKey: bytes)
    guard id == self.id else {
      throw SealError("the key's id is not that of its name and bytes; was all of it copied?")
    }
  }

  package var description: String { KeyText.text(name: name, id: id, bytes: publicKey) }

  /// What signatures name the key by.
  var id: UInt32 {
    let bytes = Digest(of: Array(name.utf8) + [0x0A, KeyText.ed25519] + publicKey).bytes
    return bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Whether the bytes are this key's signature of the text.
  func signed(_ text: String, with signature: [UInt8]) -> Bool {
    Ed25519.isValid(signature, of: Array(text.utf8), by: publicKey)
  }
}

/// What both halves of a key have in common as text.
enum KeyText {
  /// The algorithm, before the bytes.
  static let ed25519: UInt8 = 0x01

  static let malformed = SealError(
    "this is no key; a public key is NAME+KEYID+BASE64, as 'galley log key' prints it")

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

  /// Not empty, in one word, without a plus sign.
  static func isName(_ name: some StringProtocol) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy {
        !$0.properties.isWhitespace && $0 != "+" && $0.value > 0x1F && $0.value != 0x7F
      }
  }
}

extension Data {
  /// The bytes that this text is the only base64 of: one that was changed without changing the bytes
  /// is none.
  init?(strictBase64 text: String) {
    self.init(base64Encoded: text)
    guard base64EncodedString() == text else { return nil }
  }
}
