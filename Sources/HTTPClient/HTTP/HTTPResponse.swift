/// What a receiver answered.
package struct HTTPResponse: Hashable, Sendable {
  /// 200 to 299, or 400 to 599: redirects are failures.
  package let status: Int
  package let headers: [HTTPHeader]
  /// The first bytes, up to ``TransferLimits/answer``.
  package let body: [UInt8]
  /// Whether ``body`` is all of it.
  package let isComplete: Bool
  /// The address that was connected to.
  package let address: String

  /// Whether the receiver has accepted the request.
  package var isSuccess: Bool { (200...299).contains(status) }
}
