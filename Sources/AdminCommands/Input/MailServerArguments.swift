package import ArgumentParsing
import Delivery
import HTTPClient
import Mail
import Newsroom
import PlainText

/// The mail server of this machine, for notices and for deliveries by e-mail.
package struct MailServerArguments: ArgumentGroup {
  @Option(
    name: "mail-server",
    help: "Send mail by this server, as smtps:// or smtp://; or GALLEY_MAIL_SERVER.",
    valueName: "url")
  package var server: String?
  @Option(
    name: "mail-from", help: "The sender of mail; or GALLEY_MAIL_FROM.", valueName: "address")
  package var sender: String?
  @Flag(
    name: "mail-unencrypted",
    help: "Send mail without encryption, but never a password; or GALLEY_MAIL_UNENCRYPTED=yes.")
  package var isUnencrypted: Bool

  private static let permission = "GALLEY_MAIL_UNENCRYPTED"

  package init() {}

  /// Nil if no server is named.
  ///
  /// - Throws: ``Failure`` if the server or the sender is not usable.
  func post() throws(Failure) -> PostOffice? {
    guard let url = Self.value(server, "GALLEY_MAIL_SERVER") else { return nil }
    guard let sender = Self.value(sender, "GALLEY_MAIL_FROM") else {
      throw Failure(.invalid, "mail needs a sender; give --mail-from or GALLEY_MAIL_FROM")
    }
    guard let address = MailAddress(sender) else {
      throw Failure(.invalid, "\(SanitizedText(line: sender)) is not an address for --mail-from")
    }
    let permission = Self.value(nil, Self.permission)
    guard permission == nil || permission == "yes" else {
      throw Failure(.invalid, "\(Self.permission) is yes, or is not set")
    }
    let post = PostOffice(
      server: url, from: address, allowsPlainText: isUnencrypted || permission != nil)
    do {
      _ = try post.mailServer()
      return post
    } catch {
      throw Failure(.invalid, "the mail server cannot be used: \(error)")
    }
  }

  /// - Returns: The option, or else the variable; nil if neither is given.
  static func value(_ option: String?, _ variable: String) -> String? {
    option ?? Invocation.current.environment[variable].flatMap { $0.isEmpty ? nil : $0 }
  }
}
