/// The results of a transfer that mean something here, with their numbers in libcurl.
enum CurlCode: CInt {
  case done = 0
  /// An answer in HTTP 0.9, among others.
  case unsupportedProtocol = 1
  case unknownHost = 6
  case notConnected = 7
  case strangeAnswer = 8
  case incomplete = 18
  /// A callback of ours did not take the bytes.
  case stopped = 23
  case timedOut = 28
  case tlsFailed = 35
  case nothingReceived = 52
  case notSent = 55
  case notReceived = 56
  case certificateRefused = 60
  /// The server offers no STARTTLS.
  case tlsUnavailable = 64
  case loginDenied = 67
  case badCertificateFile = 77
}
