import Glibc

/// Why text could not be written.
package enum OutputError: Error, Hashable, CustomStringConvertible {
  /// The reader went away, as in `galley list | head -1`. It has what it wanted; say nothing.
  case closed
  /// `code` is errno: ENOSPC, EIO and the like.
  case failed(stream: String, code: Int32)

  package var description: String {
    switch self {
    case .closed: "the reader of the output has gone away"
    case .failed(let stream, let code): "cannot write to \(stream): \(Self.text(of: code))"
    }
  }

  private static func text(of code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }
}
