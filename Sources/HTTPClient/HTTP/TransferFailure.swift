import PlainText

/// Why a transfer did not succeed. The description is a clause that names at most the host: no path,
/// header or body, because these may contain secrets.
package struct TransferFailure: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Kind: String, CaseIterable, Sendable {
    /// The request itself is wrong; nothing was sent.
    case invalidRequest
    /// libcurl is missing or too old.
    case notInstalled
    /// The name has no address.
    case unresolvable
    /// No address of the host is permitted; see ``AddressRule``.
    case refusedAddress
    /// Nothing listens there, or nothing can be reached.
    case refused
    /// No encryption, or a certificate that cannot be verified.
    case tls
    /// Not connected, or not finished, in time.
    case timeout
    /// Less than the slowest rate for too long.
    case tooSlow
    /// The connection ended before the answer was complete.
    case closedEarly
    /// The answer does not follow the protocol, or its headers are too long.
    case malformed
    /// The answer refers to another address, which is not followed.
    case redirected
    /// A mail server does not accept the message, its sender, a recipient or the password.
    case rejected
    /// The task was cancelled.
    case cancelled
    /// Anything else.
    case failed
  }

  package let kind: Kind
  /// The status that the receiver sent before; nil if it sent none.
  package let status: Int?
  /// Whether the receiver may have got the request or the message nevertheless.
  package let mayHaveArrived: Bool
  package let description: String

  init(
    _ kind: Kind, _ description: String, status: Int? = nil, mayHaveArrived: Bool = false
  ) {
    (self.kind, self.status, self.description) = (kind, status, description)
    self.mayHaveArrived = mayHaveArrived
  }

  static func invalid(_ reason: String) -> TransferFailure {
    TransferFailure(.invalidRequest, reason)
  }

  static let notInstalled = TransferFailure(
    .notInstalled, "requests need libcurl 7.85 or newer; install the package libcurl4")

  static func closedEarly(_ host: String, status: Int?) -> TransferFailure {
    TransferFailure(
      .closedEarly, "\(host) closed the connection before its answer was complete",
      status: status, mayHaveArrived: true)
  }

  static let cancelled = TransferFailure(
    .cancelled, "the transfer was cancelled", mayHaveArrived: true)
}

extension TransferFailure {
  /// - Parameters:
  ///   - outcome: One that is not a success.
  ///   - host: As in the URL.
  init(_ outcome: TransferOutcome, host: String, limits: TransferLimits) {
    let status = outcome.status > 0 ? outcome.status : nil
    func failure(_ kind: Kind, _ reason: String) -> TransferFailure {
      TransferFailure(kind, reason, status: status, mayHaveArrived: outcome.isConnected)
    }
    if let refused = outcome.refusedAddress {
      // A connection that is already open is not used either.
      let address = "\(refused)"
      let subject = host == address ? host : "\(host) has the address \(address), which"
      self = TransferFailure(.refusedAddress, "\(subject) is not public and not allowed")
      return
    }
    if outcome.hasTooManyHeaders {
      self = failure(.malformed, "\(host) sent more headers than are read")
      return
    }
    switch CurlCode(rawValue: outcome.code) {
    case .unknownHost: self = failure(.unresolvable, "the name \(host) has no address")
    case .notConnected:
      self = failure(
        .refused, "\(host) cannot be reached: nothing accepts connections there")
    case .tlsUnavailable:
      self = failure(
        .tls, "the mail server \(host) offers no encryption; --mail-unencrypted sends without it")
    case .tlsFailed, .certificateRefused, .badCertificateFile:
      let reason = SanitizedText(line: String(outcome.message.prefix(200)))
      self = failure(.tls, "no encrypted connection to \(host): \(reason)")
    case .timedOut where !outcome.isConnected:
      self = failure(
        .timeout, "\(host) did not accept a connection within \(limits.connect.inSeconds)")
    case .timedOut where outcome.milliseconds >= limits.total.milliseconds:
      self = failure(.timeout, "\(host) took longer than \(limits.total.inSeconds)")
    case .timedOut:
      self = failure(
        .tooSlow,
        """
        \(host) sent or read less than \(limits.slowestRate) bytes per second for \
        \(limits.patience.inSeconds)
        """)
    case .incomplete, .nothingReceived, .notSent, .notReceived:
      self = .closedEarly(host, status: status)
    case .unsupportedProtocol, .strangeAnswer:
      self = failure(.malformed, "the answer of \(host) does not follow the protocol")
    case .loginDenied:
      self = failure(.rejected, "\(host) does not accept the user name and password")
    case .done, .stopped, nil:
      self = failure(.failed, "the transfer to \(host) failed (libcurl code \(outcome.code))")
    }
  }
}
