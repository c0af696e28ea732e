import CSodium

/// Signatures as in RFC 8032, section 5.1. A key pair is derived from a seed of 32 random bytes.
package enum Ed25519 {
  package static let seedCount = Int(crypto_sign_SEEDBYTES)
  package static let publicKeyCount = Int(crypto_sign_PUBLICKEYBYTES)
  package static let signatureCount = Int(crypto_sign_BYTES)

  /// A new seed of 32 bytes from the operating system's random number generator.
  package static func randomSeed() -> [UInt8] { RandomBytes.make(seedCount) }

  /// The 32 bytes of the public key.
  ///
  /// - Parameter seed: 32 bytes.
  package static func publicKey(ofSeed seed: [UInt8]) -> [UInt8] { keys(ofSeed: seed).publicKey }

  /// The 64 bytes of the signature.
  ///
  /// - Parameter seed: 32 bytes.
  package static func sign(_ message: [UInt8], withSeed seed: [UInt8]) -> [UInt8] {
    var secret = keys(ofSeed: seed).secret
    defer { sodium_memzero(&secret, secret.count) }
    var signature = [UInt8](repeating: 0, count: signatureCount)
    crypto_sign_detached(&signature, nil, message, UInt64(message.count), secret)
    return signature
  }

  /// Whether the signature is valid for this message and key. False when their lengths are wrong.
  package static func isValid(
    _ signature: [UInt8], of message: [UInt8], by publicKey: [UInt8]
  ) -> Bool {
    guard signature.count == signatureCount, publicKey.count == publicKeyCount else { return false }
    return crypto_sign_verify_detached(signature, message, UInt64(message.count), publicKey) == 0
  }

  private static func keys(ofSeed seed: [UInt8]) -> (publicKey: [UInt8], secret: [UInt8]) {
    precondition(seed.count == seedCount, "a seed has 32 bytes")
    var publicKey = [UInt8](repeating: 0, count: publicKeyCount)
    var secret = [UInt8](repeating: 0, count: Int(crypto_sign_SECRETKEYBYTES))
    crypto_sign_seed_keypair(&publicKey, &secret, seed)
    return (publicKey, secret)
  }
}
