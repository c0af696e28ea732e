/// A server that takes mail for delivery.
package struct MailServer: Sendable {
  package let url: OutgoingURL
  let user: String?
  let password: String?
  /// Whether mail may be sent without encryption.
  package let allowsPlainText: Bool
  package let addresses: AddressRule
  package let limits: TransferLimits

  /// - Parameters:
  ///   - address: `smtps://HOST:PORT`, encrypted from the beginning, or `smtp://HOST:PORT`, which
  ///     must offer STARTTLS.
  ///   - user: With a password; nil to send without signing in.
  ///   - allowsPlainText: Send without encryption, also to a server that offers it. Nobody signs in
  ///     then.
  /// - Throws: ``TransferFailure`` of the kind `invalidRequest`.
  package init(
    _ address: String, user: String? = nil, password: String? = nil, allowsPlainText: Bool = false,
    addresses: AddressRule = AddressRule(), limits: TransferLimits = TransferLimits()
  ) throws(TransferFailure) {
    url = try OutgoingURL(address, schemes: ["smtps", "smtp"])
    guard url.path == "/" || url.path.isEmpty else {
      throw .invalid("the URL of a mail server has no path")
    }
    guard (user == nil) == (password == nil) else {
      throw .invalid("a mail server needs both a user and a password, or neither")
    }
    guard user == nil || !allowsPlainText else {
      throw .invalid(
        "nobody signs in at a mail server without encryption; leave out the user and the password, "
          + "or --mail-unencrypted")
    }
    self.user = user
    self.password = password
    self.allowsPlainText = allowsPlainText
    self.addresses = addresses
    self.limits = limits
  }
}
