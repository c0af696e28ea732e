import Foundation
import HTTPClient
import Newsroom
import Syndication

/// Puts an object for each article into storage with the interface of S3.
struct S3Channel: DeliveryChannel {
  let destination: Destination
  let network: DeliveryNetwork
  let secrets: DeliverySecrets

  func deliver(_ parcel: Parcel) async throws(DeliveryFailure) -> DeliveryConfirmation {
    let key = try secrets.readPair(destination.secret)
    let response: HTTPResponse
    do throws(TransferFailure) {
      let request = try bucket().put(
        parcel.fileName, type: parcel.format.mediaType, parcel.body,
        credentials: S3Credentials(id: key.name, secret: key.secret),
        addresses: destination.addressRule, limits: network.limits)
      response = try await network.client().send(request)
    } catch {
      throw DeliveryFailure(error)
    }
    return try DeliveryConfirmation(response)
  }

  /// The bucket is the first part of the path, and the rest is what the names begin with.
  private func bucket() throws(TransferFailure) -> S3Bucket {
    let isPlain = !destination.allowedAddresses.isEmpty
    let whole = try OutgoingURL(destination.address, allowsPlainHTTP: isPlain)
    let parts = whole.path.split(separator: "/").map { String($0).removingPercentEncoding ?? "" }
    let host = whole.host.contains(":") ? "[\(whole.host)]" : whole.host
    let endpoint = try OutgoingURL(
      "\(whole.scheme)://\(host):\(whole.port)/", allowsPlainHTTP: isPlain)
    return try S3Bucket(
      endpoint: endpoint, region: destination.region ?? "", name: parts.first ?? "",
      prefix: parts.dropFirst().map { "\($0)/" }.joined(), style: .path)
  }
}
