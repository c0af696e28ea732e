/// Sends requests over HTTPS, and mail.
///
/// ```swift
/// let client = try HTTPClient()
/// let url = try OutgoingURL("https://example.org/inbox")
/// let response = try await client.send(OutgoingRequest(.post, url, body: bytes))
/// ```
///
/// Certificates are verified, redirects are not followed, and only addresses that the request's
/// ``AddressRule`` permits are connected to. Proxies, cookies and passwords of the environment are not
/// used. All requests run at the same time on one thread; limit their number where you send them.
/// A connection is used again for the same host.
package final class HTTPClient: Sendable {
  private let library: LibCurl
  private let loop: TransferLoop
  private let certificates: String?

  /// Loads libcurl.
  ///
  /// - Parameter certificates: A file with the certificates (PEM) of the authorities to trust instead
  ///   of the system's.
  package init(trusting certificates: String? = nil) throws(TransferFailure) {
    library = try LibCurl.loaded()
    loop = try TransferLoop(library)
    self.certificates = certificates
  }

  /// Cancels what is still running.
  deinit { loop.stop() }

  /// Sends a request, and waits for the answer.
  ///
  /// - Throws: ``TransferFailure`` if there is no answer, or only a redirect. A receiver may have got
  ///   the request nevertheless.
  package func send(_ request: OutgoingRequest) async throws(TransferFailure) -> HTTPResponse {
    let transfer = try transfer(
      to: request.url, addresses: request.addresses, limits: request.limits)
    try transfer.set(request)
    let outcome = try await outcome(of: transfer, host: request.url.host)
    // libcurl takes an end within the headers for their end.
    guard outcome.head.isComplete else {
      throw .closedEarly(request.url.host, status: outcome.status)
    }
    guard !(300...399).contains(outcome.status) else {
      throw TransferFailure(
        .redirected, "\(request.url.host) redirects to another address, which is not followed",
        status: outcome.status, mayHaveArrived: true)
    }
    return HTTPResponse(
      status: outcome.status, headers: outcome.head.headers, body: outcome.body,
      isComplete: !outcome.isCut, address: outcome.address)
  }

  func transfer(
    to url: OutgoingURL, addresses: AddressRule, limits: TransferLimits
  ) throws(TransferFailure) -> Transfer {
    let transfer = try Transfer(
      library, protocols: [url.scheme], addresses: addresses, limits: limits)
    if let certificates { try transfer.set(.certificateFile, to: certificates) }
    return transfer
  }

  /// Runs the transfer. If the task is cancelled, so is the transfer.
  ///
  /// - Throws: ``TransferFailure`` if it was not a success.
  func outcome(
    of transfer: Transfer, host: String
  ) async throws(TransferFailure) -> TransferOutcome {
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        transfer.whenFinished(continuation)
        loop.add(transfer)
      }
    } onCancel: {
      loop.cancel(transfer)
    }
    guard !outcome.wasCancelled else { throw .cancelled }
    guard outcome.isSuccess else {
      throw TransferFailure(outcome, host: host, limits: transfer.limits)
    }
    return outcome
  }
}
