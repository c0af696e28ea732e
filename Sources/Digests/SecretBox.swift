import CSodium

/// Encryption with a secret key of 32 bytes (XSalsa20 and Poly1305). It also detects every change.
package enum SecretBox {
  package static let keyCount = Int(crypto_secretbox_KEYBYTES)
  private static let nonceCount = Int(crypto_secretbox_NONCEBYTES)
  private static let codeCount = Int(crypto_secretbox_MACBYTES)

  package static func randomKey() -> [UInt8] { RandomBytes.make(keyCount) }

  /// A random number that is used once, and the encrypted message: 40 bytes more than the message.
  ///
  /// - Parameter key: 32 bytes.
  package static func seal(_ message: [UInt8], with key: [UInt8]) -> [UInt8] {
    precondition(key.count == keyCount)
    let nonce = RandomBytes.make(nonceCount)
    var box = [UInt8](repeating: 0, count: message.count + codeCount)
    crypto_secretbox_easy(&box, message, UInt64(message.count), nonce, key)
    return nonce + box
  }

  /// The message; nil if the key is another one, or somebody changed what was sealed.
  package static func open(_ sealed: [UInt8], with key: [UInt8]) -> [UInt8]? {
    guard key.count == keyCount, sealed.count >= nonceCount + codeCount else { return nil }
    let (nonce, box) = (Array(sealed[..<nonceCount]), Array(sealed[nonceCount...]))
    var message = [UInt8](repeating: 0, count: box.count - codeCount)
    guard crypto_secretbox_open_easy(&message, box, UInt64(box.count), nonce, key) == 0 else {
      return nil
    }
    return message
  }
}
