package import HTTPClient
package import Mail

/// The mail server of this machine, for the desk's notices and for deliveries.
package struct PostOffice: Hashable, Sendable {
  /// Such as `smtps://mail.example.org:465`.
  private let server: String
  /// The mailbox that messages come from.
  package let from: MailAddress
  /// Whether mail is sent without encryption. Then, nobody signs in.
  private let allowsPlainText: Bool

  package init(server: String, from: MailAddress, allowsPlainText: Bool = false) {
    (self.server, self.from, self.allowsPlainText) = (server, from, allowsPlainText)
  }

  /// The server, for one who signs in, or for nobody.
  ///
  /// - Throws: ``TransferFailure`` if the server is not usable, or if a password would be sent
  ///   without encryption.
  package func mailServer(
    user: String? = nil, password: String? = nil, limits: TransferLimits = TransferLimits()
  ) throws(TransferFailure) -> MailServer {
    // The person who starts the worker may name a server in the newsroom's own network.
    try MailServer(
      server, user: user, password: password, allowsPlainText: allowsPlainText,
      addresses: .everything, limits: limits)
  }
}
