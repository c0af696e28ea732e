import Foundation

/// A secret that the newsroom shares with the receiver of webhooks, in the form of Standard Webhooks:
/// `whsec_` and the key in base64.
package struct WebhookSecret: Sendable {
  let key: [UInt8]

  /// Reads a secret, with or without the white space around it.
  ///
  /// - Throws: ``TransferFailure`` of the kind `invalidRequest`, without a part of the secret.
  package init(_ text: String) throws(TransferFailure) {
    let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard text.hasPrefix(Self.prefix),
      let key = Data(base64Encoded: String(text.dropFirst(Self.prefix.count))),
      (24...64).contains(key.count)
    else {
      throw .invalid("the secret of a webhook must be \(Self.prefix) and 24 to 64 bytes in base64")
    }
    self.key = Array(key)
  }

  private static let prefix = "whsec_"
}
