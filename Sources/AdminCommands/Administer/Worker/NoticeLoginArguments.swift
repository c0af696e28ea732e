package import ArgumentParsing
import Delivery
import HTTPClient
import Mail
import Newsroom
import PlainText
import PrivateFiles

/// Who signs in at the mail server to send the desk's notices.
package struct NoticeLoginArguments: ArgumentGroup {
  @Option(
    name: "mail-user", help: "The user for notices at the mail server; or GALLEY_MAIL_USER.",
    valueName: "name")
  package var user: String?
  @Option(
    name: "mail-password-file",
    help: "The file with that user's password; or GALLEY_MAIL_PASSWORD_FILE.", valueName: "path",
    completion: .file)
  package var passwordFile: String?

  package init() {}

  /// The server to which notices are given.
  ///
  /// - Throws: ``Failure`` if the password or the server is not usable.
  func server(of post: PostOffice) throws(Failure) -> MailServer {
    let path = MailServerArguments.value(passwordFile, "GALLEY_MAIL_PASSWORD_FILE")
    let password =
      try path.map(Self.password) ?? Invocation.current.environment["GALLEY_MAIL_PASSWORD"]
    do {
      return try post.mailServer(
        user: MailServerArguments.value(user, "GALLEY_MAIL_USER"), password: password)
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
