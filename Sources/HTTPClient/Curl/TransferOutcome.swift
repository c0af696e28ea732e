/// How a transfer ended.
struct TransferOutcome: Sendable {
  /// The result of libcurl.
  var code: CInt = 0
  /// The last status received; 0 if there is none.
  var status = 0
  var head = ResponseHead()
  var body: [UInt8] = []
  /// Whether the body was longer than what is read of it.
  var isCut = false
  var hasTooManyHeaders = false
  var wasCancelled = false
  /// The address that the rule refused last; nil if the transfer got as far as a connection.
  var refusedAddress: IPAddress?
  /// The address that was connected to; empty if there is none.
  var address = ""
  /// Whether the connection was ready.
  var isConnected = false
  var milliseconds = 0
  /// What libcurl says about a failure. It may contain the host's name.
  var message = ""

  /// Whether the answer was read to its end, or as far as it is wanted.
  var isSuccess: Bool {
    !wasCancelled && refusedAddress == nil && !hasTooManyHeaders
      && (code == CurlCode.done.rawValue || isCut)
  }
}
