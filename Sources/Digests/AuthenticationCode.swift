import CNettle

/// A code that only those who know the key can make: HMAC with SHA-256 (RFC 2104).
package enum AuthenticationCode {
  /// The 32 bytes for the message.
  package static func of(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
    var context = hmac_sha256_ctx()
    nettle_hmac_sha256_set_key(&context, key.count, key)
    nettle_hmac_sha256_update(&context, message.count, message)
    var code = [UInt8](repeating: 0, count: Digest.count)
    nettle_hmac_sha256_digest(&context, code.count, &code)
    return code
  }
}
