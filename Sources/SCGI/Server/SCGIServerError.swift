import Glibc
import SystemCalls

/// Why the server cannot listen. The description is one line.
package enum SCGIServerError: Error, Hashable, Sendable {
  /// The name exceeds ``SCGISocket/longestPath``.
  case pathTooLong(path: String)
  /// Something other than a socket has the name.
  case notASocket(path: String)
  case systemCallFailed(doing: String, reason: String)

  static func system(_ code: Int32, doing: String) -> SCGIServerError {
    .systemCallFailed(doing: doing, reason: SystemCall.reason(of: code))
  }
}

extension SCGIServerError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .pathTooLong(let path):
      "the path \(path) is too long for a socket: choose one with at most "
        + "\(SCGISocket.longestPath) bytes"
    case .notASocket(let path):
      "\(path) exists and is not a socket: move it away, or choose another path"
    case .systemCallFailed(let doing, let reason): "cannot \(doing): \(reason)"
    }
  }
}
