import Glibc
import SystemCalls

/// Why a file with a secret cannot be created or read. The description is one line that says what
/// to do.
package enum PrivateFileError: Error, Hashable, Sendable {
  /// The file may be the only copy of a key and is not overwritten.
  case exists(path: String)
  case missing(path: String)
  /// A symbolic link, a directory, a pipe or a device.
  case notAFile(path: String)
  /// The owner of a file can change it and its mode.
  case notYours(path: String)
  /// `mode` permits more than 0600.
  case tooOpen(path: String, mode: UInt32)
  /// `limit` is in bytes.
  case tooLarge(path: String, limit: Int)
  /// Any other error of the operating system.
  case systemCallFailed(doing: String, path: String, reason: String)

  static func system(_ code: Int32, doing: String, path: String) -> PrivateFileError {
    .systemCallFailed(doing: doing, path: path, reason: SystemCall.reason(of: code))
  }
}

extension PrivateFileError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .exists(let path):
      "\(path) already exists and is not overwritten: move it away, or name another file"
    case .missing(let path): "there is no file \(path)"
    case .notAFile(let path):
      "\(path) is not a regular file, which a secret must be in: name the file itself"
    case .notYours(let path):
      "\(path) belongs to another user, who could change it: use a file of your own"
    case .tooOpen(let path, let mode):
      "other users have access to \(path) (mode 0\(String(mode, radix: 8))): set its mode to 600; if "
        + "they may have read it, replace the secret"
    case .tooLarge(let path, let limit):
      "\(path) is larger than \(limit) bytes, the limit for a secret: name another file"
    case .systemCallFailed(let doing, let path, let reason): "cannot \(doing) \(path): \(reason)"
    }
  }
}
