package import ArgumentParsing
import HTTPClient
import Mail
import Newsroom
import PlainText
import PrivateFiles

/// The mail server through which this machine sends the desk's notices.
package struct MailArguments: ArgumentGroup {
  @Option(
    name: "mail-server",
    help: "Send notices by this mail server, as smtps:// or smtp://; or GALLEY_MAIL_SERVER.",
    valueName: "url")
  package var server: String?
  @Option(
    name: "mail-from", help: "The sender of notices; or GALLEY_MAIL_FROM.", valueName: "address")
  package var sender: String?
  @Option(
    name: "mail-user", help: "The user at the mail server; or GALLEY_MAIL_USER.",
    valueName: "name")
  package var user: String?
  @Option(
    name: "mail-password-file",
    help: "The file with that user's password; or GALLEY_MAIL_PASSWORD_FILE.", valueName: "path",
    completion: .file)
  package var passwordFile: String?
  @Flag(
    name: "mail-unencrypted",
    help: "Send to the mail server without encryption, as to one on this machine.")
  package var isUnencrypted: Bool

  package init() {}

  /// The mail server and the sender; nil if no server is named.
  ///
  /// - Throws: ``Failure`` if the server, its password or the sender is not usable.
  func settings() throws(Failure) -> (server: MailServer, sender: MailAddress)? {
    let environment = Invocation.current.environment
    func value(_ option: String?, _ variable: String) -> String? {
      option ?? environment[variable].flatMap { $0.isEmpty ? nil : $0 }
    }
    guard let url = value(server, "GALLEY_MAIL_SERVER") else { return nil }
    guard let sender = value(sender, "GALLEY_MAIL_FROM") else {
      throw Failure(.invalid, "notices need a sender; give --mail-from or GALLEY_MAIL_FROM")
    }
    guard let address = MailAddress(sender) else {
      throw Failure(.invalid, "\(SanitizedText(line: sender)) is not an address for --mail-from")
    }
    let path = value(passwordFile, "GALLEY_MAIL_PASSWORD_FILE")
    let password = try path.map(Self.password) ?? environment["GALLEY_MAIL_PASSWORD"]
    do {
      // The person who starts the worker may name a server in the newsroom's own network.
      let server = try MailServer(
        url, user: value(user, "GALLEY_MAIL_USER"), password: password,
        allowsPlainText: isUnencrypted, addresses: .everything)
      return (server, address)
    } catch {
      throw Failure(.invalid, "the mail server cannot be used: \(error)")
    }
  }

  private static func password(inFile path: String) throws(Failure) -> String {
    do {
      return String(decoding: try PrivateFile.read(at: path), as: UTF8.self).trimmed
    } catch {
      throw Failure(.invalid, error.description)
    }
  }
}
