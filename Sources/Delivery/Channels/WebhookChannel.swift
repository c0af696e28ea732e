import Foundation
import HTTPClient
import Newsroom
import PlainText
import Syndication

/// Sends a request for each article, signed as in Standard Webhooks.
struct WebhookChannel: DeliveryChannel {
  let destination: Destination
  let network: DeliveryNetwork
  let secrets: DeliverySecrets

  func deliver(_ parcel: Parcel) async throws(DeliveryFailure) -> DeliveryConfirmation {
    let secret = try secrets.read(destination.secret)
    let response: HTTPResponse
    do throws(TransferFailure) {
      response = try await network.client().send(try request(parcel, secret))
    } catch {
      throw DeliveryFailure(error)
    }
    return try DeliveryConfirmation(response)
  }

  private func request(
    _ parcel: Parcel, _ secret: String
  ) throws(TransferFailure) -> OutgoingRequest {
    let url = try OutgoingURL(
      destination.address, allowsPlainHTTP: !destination.allowedAddresses.isEmpty)
    // Several while a secret is replaced.
    var keys: [WebhookSecret] = []
    for word in secret.split(whereSeparator: \.isWhitespace) {
      keys.append(try WebhookSecret(String(word)))
    }
    let signature = WebhookSignature.headers(
      id: parcel.event.text, time: Int(Date().timeIntervalSince1970), body: parcel.body,
      secrets: keys)
    let headers = [
      HTTPHeader("Content-Type", parcel.format.mediaType),
      HTTPHeader("Galley-Article", parcel.urn), HTTPHeader("Galley-State", parcel.state.rawValue),
    ]
    return try OutgoingRequest(
      .post, url, headers: signature + headers, body: parcel.body,
      addresses: destination.addressRule, limits: network.limits)
  }
}

extension Destination {
  /// The addresses that it may have.
  var addressRule: AddressRule {
    AddressRule(allowing: allowedAddresses.compactMap { AddressRange($0) })
  }
}
