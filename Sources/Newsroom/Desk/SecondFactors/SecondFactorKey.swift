import Digests

/// The key with which the web desk encrypts the secrets of second factors. It is in a file of the
/// machine on which the desk runs, so a copy of the database does not suffice to make codes.
package struct SecondFactorKey: Sendable {
  package let bytes: [UInt8]

  package static func random() -> SecondFactorKey { SecondFactorKey(made: SecretBox.randomKey()) }

  private init(made bytes: [UInt8]) { self.bytes = bytes }

  /// Nil if there are not 32 bytes.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count == SecretBox.keyCount else { return nil }
    self.bytes = bytes
  }

  /// - Parameter login: Nobody else can use what is sealed.
  func seal(_ secret: [UInt8], for login: String) -> [UInt8] {
    SecretBox.seal(secret, with: key(for: login))
  }

  /// Nil if it was sealed with another key, or for somebody else.
  func open(_ sealed: [UInt8], for login: String) -> [UInt8]? {
    SecretBox.open(sealed, with: key(for: login))
  }

  private func key(for login: String) -> [UInt8] {
    AuthenticationCode.of(Array("second factor of \(login)".utf8), key: bytes)
  }
}

// The key is never shown, neither in a description nor by reflection.
extension SecondFactorKey: CustomStringConvertible, CustomReflectable {
  package var description: String { "a key" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
