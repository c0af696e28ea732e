import Foundation
import HTTPClient
import Mail
import Newsroom
import PlainText
import Syndication

/// Sends a message for each article, with the document attached.
struct MailChannel: DeliveryChannel {
  let destination: Destination
  let network: DeliveryNetwork
  let secrets: DeliverySecrets
  let post: PostOffice?

  func deliver(_ parcel: Parcel) async throws(DeliveryFailure) -> DeliveryConfirmation {
    guard let post else {
      throw DeliveryFailure(
        "there is no mail server; set GALLEY_MAIL_SERVER and GALLEY_MAIL_FROM, or give --mail-server "
          + "and --mail-from")
    }
    guard let to = MailAddress(destination.address) else {
      throw DeliveryFailure("\(destination.address) is not an e-mail address")
    }
    let login = destination.secret == nil ? nil : try secrets.readPair(destination.secret)
    do throws(TransferFailure) {
      let server = try post.mailServer(
        user: login?.name, password: login?.secret, limits: network.limits)
      let message = MailMessage(
        id: parcel.event.text, from: post.from, to: [to], subject: Self.subject(of: parcel),
        text: Self.text(of: parcel),
        attachments: [
          .init(
            name: "\(parcel.slug).\(parcel.format.fileExtension)", type: parcel.format.mediaType,
            content: parcel.body)
        ],
        time: Int(Date().timeIntervalSince1970))
      return DeliveryConfirmation(
        status: try await network.client().send(message, through: server))
    } catch {
      throw DeliveryFailure(error)
    }
  }

  private static func subject(of parcel: Parcel) -> String {
    switch parcel.state {
    case .usable: parcel.headline ?? parcel.slug
    case .held: "HOLD: do not use \(parcel.slug)"
    case .withdrawn: "WITHDRAWN: do not use \(parcel.slug)"
    case .killed: "KILL: do not use \(parcel.slug)"
    }
  }

  private static func text(of parcel: Parcel) -> String {
    let said =
      switch parcel.state {
      case .usable: "The article is attached. It replaces every earlier version."
      case .held: "The newsroom checks this article. Do not use it until further notice."
      case .withdrawn: "This article was withdrawn. Do not use it."
      case .killed: "This article was killed. Remove it wherever you have used it."
      }
    return "\(said)\n\n" + (parcel.notice.map { "\($0)\n\n" } ?? "") + "\(parcel.urn)\n"
  }
}
