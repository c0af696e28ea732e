/// A request over HTTP.
package struct OutgoingRequest: Sendable {
  package enum Method: String, Sendable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case put = "PUT"
    case delete = "DELETE"
  }

  package let method: Method
  package let url: OutgoingURL
  package let headers: [HTTPHeader]
  /// Sent with POST and PUT only.
  package let body: [UInt8]
  /// The addresses that it may connect to.
  package let addresses: AddressRule
  package let limits: TransferLimits
  /// The signature for storage that is compatible with S3; nil for other receivers.
  let signature: AWSSignature?

  /// - Throws: ``TransferFailure`` of the kind `invalidRequest` if a header cannot be sent.
  package init(
    _ method: Method, _ url: OutgoingURL, headers: [HTTPHeader] = [], body: [UInt8] = [],
    addresses: AddressRule = AddressRule(), limits: TransferLimits = TransferLimits()
  ) throws(TransferFailure) {
    try self.init(
      method, url, headers: headers, body: body, addresses: addresses, limits: limits,
      signature: nil)
  }

  init(
    _ method: Method, _ url: OutgoingURL, headers: [HTTPHeader], body: [UInt8],
    addresses: AddressRule, limits: TransferLimits, signature: AWSSignature?
  ) throws(TransferFailure) {
    for header in headers where !header.isValid {
      throw .invalid("a header has a name or value that cannot be sent")
    }
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.addresses = addresses
    self.limits = limits
    self.signature = signature
  }
}
