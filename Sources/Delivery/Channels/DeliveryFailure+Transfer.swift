import HTTPClient

extension DeliveryFailure {
  /// After an error as the answer, the receiver has not taken the article; but an answer of a gateway
  /// says nothing about the receiver behind it.
  init(_ failure: TransferFailure) {
    let mayHaveArrived =
      switch failure.kind {
      case .invalidRequest, .notInstalled, .unresolvable, .refusedAddress, .refused, .tls,
        .redirected, .rejected:
        false
      case .timeout, .tooSlow, .closedEarly, .malformed, .cancelled, .failed: true
      }
    self.init(failure.description, status: failure.status, mayHaveArrived: mayHaveArrived)
  }
}

extension DeliveryConfirmation {
  /// - Throws: ``DeliveryFailure`` if the answer is an error.
  init(_ response: HTTPResponse) throws(DeliveryFailure) {
    guard response.isSuccess else {
      let seconds = response.headers.first(named: "Retry-After").flatMap { Int($0) }
      throw DeliveryFailure(
        "it answered \(response.status)", status: response.status,
        mayHaveArrived: [502, 504].contains(response.status),
        retryAfter: seconds.map { .seconds(min(max(0, $0), 86_400)) })
    }
    self.init(status: response.status)
  }
}
