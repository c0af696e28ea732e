import Digests
import Foundation

/// What a browser keeps of a session: its id, and the key that decrypts what the server keeps. The
/// server keeps the id, and not the key.
package struct SessionTicket: Hashable, Sendable {
  package let id: [UInt8]
  let key: [UInt8]

  private static let idCount = 16

  static func random() -> SessionTicket {
    SessionTicket(id: RandomBytes.make(idCount), key: SecretBox.randomKey())
  }

  /// A new key under a given id.
  static func random(id: UUID) -> SessionTicket {
    SessionTicket(id: withUnsafeBytes(of: id.uuid) { Array($0) }, key: SecretBox.randomKey())
  }

  private init(id: [UInt8], key: [UInt8]) { (self.id, self.key) = (id, key) }

  /// Nil if the text is not what ``text`` returns.
  package init?(_ text: String) {
    guard text.utf8.count == 96, let bytes = [UInt8](hex: text),
      bytes.count == Self.idCount + SecretBox.keyCount
    else { return nil }
    self.init(id: Array(bytes[..<Self.idCount]), key: Array(bytes[Self.idCount...]))
  }

  /// 96 hexadecimal digits.
  package var text: String { (id + key).hex }

  /// Proves that a form comes from a page of this session: a code that depends on the key, and that
  /// is different in each page.
  package func formToken() -> String {
    let mask = RandomBytes.make(32)
    let masked = zip(mask, code).map { $0 ^ $1 }
    return (mask + masked).hex
  }

  package func accepts(formToken: String) -> Bool {
    guard let bytes = [UInt8](hex: formToken), bytes.count == 64 else { return false }
    let difference = zip(zip(bytes[..<32], bytes[32...]), code).reduce(UInt8(0)) {
      $0 | ($1.0.0 ^ $1.0.1 ^ $1.1)
    }
    return difference == 0
  }

  func seal(_ password: String) -> [UInt8] { SecretBox.seal(Array(password.utf8), with: key) }

  /// Nil if the key is another one.
  func open(_ sealed: [UInt8]) -> Password? {
    SecretBox.open(sealed, with: key).map { Password(checked: String(decoding: $0, as: UTF8.self)) }
  }

  private var code: [UInt8] { code(for: "forms of the desk") }

  /// 32 bytes that nobody knows without the key, the same for each purpose.
  func code(for purpose: String) -> [UInt8] {
    AuthenticationCode.of(Array(purpose.utf8), key: key)
  }
}

// The key is never shown, neither in a description nor by reflection.
extension SessionTicket: CustomStringConvertible, CustomReflectable {
  package var description: String { "a session" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
