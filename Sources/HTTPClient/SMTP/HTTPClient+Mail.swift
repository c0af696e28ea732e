package import Mail

extension HTTPClient {
  /// Gives a message to a mail server, for all its recipients or for none.
  ///
  /// - Returns: The status of the server's last answer.
  /// - Throws: ``TransferFailure``. With the kind `rejected` and a status of 500 or more, the server
  ///   will not accept this message later either.
  @discardableResult
  package func send(
    _ message: MailMessage, through server: MailServer
  ) async throws(TransferFailure) -> Int {
    guard !message.to.isEmpty else { throw .invalid("the message has no recipient") }
    let transfer = try transfer(
      to: server.url, addresses: server.addresses, limits: server.limits)
    try transfer.set(.url, to: server.url.text)
    // CURLUSESSL_ALL, CURLUSESSL_NONE
    try transfer.set(.useTLS, to: server.allowsPlainText ? 0 : 3)
    if let user = server.user, let password = server.password {
      try transfer.set(.username, to: user)
      try transfer.set(.password, to: password)
    }
    // Another server could be connected under the same name, with another rule.
    try transfer.set(.forbidReuse, to: 1)
    try transfer.set(.mailFrom, to: "<\(message.from.mailbox)>")
    try transfer.set(.mailRecipients, toList: message.to.map { "<\($0.mailbox)>" })
    try transfer.setUpload(message.encoded)
    do {
      return try await outcome(of: transfer, host: server.url.host).status
    } catch {
      guard let status = error.status, status >= 400, error.kind != .rejected else { throw error }
      throw TransferFailure(
        .rejected, "the mail server \(server.url.host) refused the message with status \(status)",
        status: status)
    }
  }
}
