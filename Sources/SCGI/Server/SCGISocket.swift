import Glibc
import SystemCalls

/// A Unix socket that accepts connections.
///
/// It gets its name only when it accepts them, and takes the name of a former socket in one step.
/// A client that connects by name during the exchange reaches one or the other.
package struct SCGISocket: Sendable {
  /// In bytes. The system allows 107; the draft's name is longer than the name.
  package static let longestPath = 96

  package let path: String
  let descriptor: Int32
  private let draft: String

  /// - Parameters:
  ///   - path: The name. A former socket there loses it.
  ///   - group: As for a prepared one.
  /// - Throws: ``SCGIServerError``.
  package init(listeningAt path: String, group: UInt32? = nil) throws(SCGIServerError) {
    try self.init(preparedAt: path, group: group)
    try takeName()
  }

  /// A socket that accepts connections and has no name yet. A former socket keeps it until
  /// ``takeName()``.
  ///
  /// - Parameters:
  ///   - path: The name.
  ///   - group: The id of the group that may connect, besides the user of this process; nil for
  ///     nobody else.
  /// - Throws: ``SCGIServerError``.
  package init(preparedAt path: String, group: UInt32? = nil) throws(SCGIServerError) {
    self.path = path
    draft = "\(path).\(getpid())"
    guard path.utf8.count <= Self.longestPath, let address = UnixAddress(draft) else {
      throw .pathTooLong(path: path)
    }
    var status = stat()
    if lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFSOCK {
      throw .notASocket(path: path)
    }
    let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    descriptor = socket(AF_UNIX, type, 0)
    guard descriptor >= 0 else { throw .system(errno, doing: "create a socket") }
    do throws(SCGIServerError) {
      unlink(draft)
      let bound = address.pass { bind(descriptor, $0, $1) }
      guard bound == 0 else { throw SCGIServerError.system(errno, doing: "create \(path)") }
      if let group, chown(draft, uid_t.max, group) != 0 {
        throw SCGIServerError.system(errno, doing: "give \(path) to the group \(group)")
      }
      guard chmod(draft, group == nil ? 0o600 : 0o660) == 0, listen(descriptor, 1_024) == 0 else {
        throw SCGIServerError.system(errno, doing: "listen at \(path)")
      }
    } catch {
      unlink(draft)
      close(descriptor)
      throw error
    }
  }

  /// Takes the name from a former socket.
  package func takeName() throws(SCGIServerError) {
    guard rename(draft, path) == 0 else {
      let error = SCGIServerError.system(errno, doing: "listen at \(path)")
      discard()
      throw error
    }
  }

  /// Closes a socket that has not taken its name.
  package func discard() {
    unlink(draft)
    close(descriptor)
  }
}
