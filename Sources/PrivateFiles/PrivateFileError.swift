import Glibc

/// Why a file with a secret cannot be made or is not read: one line, with what to do.
package enum PrivateFileError: Error, Hashable, Sendable {
  /// Nothing is overwritten: it may be the only copy of a key.
  case exists(path: String)
  case missing(path: String)
  /// A symbolic link, a directory, a pipe or a device.
  case notAFile(path: String)
  /// Whoever owns a file can change it, and its mode.
  case notYours(path: String)
  /// `mode` has more than 0600.
  case tooOpen(path: String, mode: UInt32)
  /// `limit` is in bytes.
  case tooLarge(path: String, limit: Int)
  /// Anything else that the operating system refuses.
  case systemCallFailed(doing: String, path: String, reason: String)

  static func system(_ code: Int32, doing: String, path: String) -> PrivateFileError {
    .systemCallFailed(doing: doing, path: path, reason: String(cString: strerror(code)))
  }
}

extension PrivateFileError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .exists(let path):
      "\(path) exists already and is not overwritten: move it away, or name another file"
    case .missing(let path): "there is no file \(path)"
    case .notAFile(let path):
      "\(path) is no regular file, and a secret is read from nothing else: name the file itself"
    case .notYours(let path):
      "\(path) belongs to somebody else, who could change it: use a file of your own"
    case .tooOpen(let path, let mode):
      "\(path) is open to others (mode 0\(String(mode, radix: 8))): chmod 600 it; if others may "
        + "have read it, replace the secret"
    case .tooLarge(let path, let limit):
      "\(path) is larger than the \(limit) bytes that a secret may have: name another file"
    case .systemCallFailed(let doing, let path, let reason): "cannot \(doing) \(path): \(reason)"
    }
  }
}
