import Digests
import Foundation

/// The headers by which a receiver checks who sent a request, when, and that nothing was changed, as
/// in Standard Webhooks.
package enum WebhookSignature {
  /// - Parameters:
  ///   - id: The same for every attempt to deliver the same message. Without a dot.
  ///   - time: Of this attempt, in seconds since 1970.
  ///   - secrets: One, or several while a secret is replaced. The receiver accepts any of them.
  package static func headers(
    id: String, time: Int, body: [UInt8], secrets: [WebhookSecret]
  ) -> [HTTPHeader] {
    let message = Array("\(id).\(time).".utf8) + body
    let codes = secrets.map { secret in
      "v1," + Data(AuthenticationCode.of(message, key: secret.key)).base64EncodedString()
    }
    return [
      HTTPHeader("webhook-id", id), HTTPHeader("webhook-timestamp", String(time)),
      HTTPHeader("webhook-signature", codes.joined(separator: " ")),
    ]
  }
}
