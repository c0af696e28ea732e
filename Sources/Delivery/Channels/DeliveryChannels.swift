package import HTTPClient
package import Newsroom

/// The ways to all destinations from this machine.
package struct DeliveryChannels: Sendable {
  /// The directory below which destinations may have directories; nil for none on this machine.
  private let root: String?
  private let secrets: DeliverySecrets
  private let network: DeliveryNetwork
  private let post: PostOffice?

  /// - Parameters:
  ///   - environment: With the secrets.
  ///   - post: Nil for none on this machine.
  package init(
    root: String?, environment: [String: String], post: PostOffice? = nil,
    limits: TransferLimits = TransferLimits()
  ) {
    self.root = root
    secrets = DeliverySecrets(environment: environment)
    network = DeliveryNetwork(limits: limits)
    self.post = post
  }

  /// The way to a destination.
  ///
  /// - Throws: ``DeliveryFailure`` if this machine has no place for it.
  package func channel(
    to destination: Destination
  ) throws(DeliveryFailure) -> any DeliveryChannel {
    switch destination.channel {
    case .webhook:
      return WebhookChannel(destination: destination, network: network, secrets: secrets)
    case .s3: return S3Channel(destination: destination, network: network, secrets: secrets)
    case .email:
      return MailChannel(
        destination: destination, network: network, secrets: secrets, post: post)
    case .directory:
      guard let root else {
        throw DeliveryFailure("no delivery root is set; name it in GALLEY_DELIVERY_ROOT")
      }
      guard let path = DirectoryPath(destination.address) else {
        throw DeliveryFailure("\(destination.address) is not a directory below the delivery root")
      }
      return DirectoryChannel(root: root, path: path)
    }
  }
}
