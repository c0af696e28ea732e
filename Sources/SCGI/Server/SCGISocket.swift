import Glibc

/// A Unix socket that accepts connections.
///
/// It gets its name only when it accepts them, and takes the name of a former socket in one step.
/// A client that connects by name during the exchange reaches one or the other.
package struct SCGISocket: Sendable {
  /// In bytes. The system allows 107; the draft's name is longer than the name.
  package static let longestPath = 96

  package let path: String
  let descriptor: Int32

  /// - Parameters:
  ///   - path: The name. A former socket there loses it.
  ///   - mode: Who may connect.
  ///   - owner: The user and the group who get the socket; nil for those of this process.
  /// - Throws: ``SCGIServerError``.
  package init(
    listeningAt path: String, mode: UInt32 = 0o600, owner: (user: UInt32, group: UInt32)? = nil
  ) throws(SCGIServerError) {
    self.path = path
    let draft = "\(path).\(getpid())"
    guard path.utf8.count <= Self.longestPath, var address = Self.address(of: draft) else {
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
      let bound = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
      }
      guard bound == 0 else { throw SCGIServerError.system(errno, doing: "create \(path)") }
      if let owner, chown(draft, owner.user, owner.group) != 0 {
        throw SCGIServerError.system(errno, doing: "give \(path) to its user")
      }
      guard chmod(draft, mode) == 0, listen(descriptor, 1_024) == 0, rename(draft, path) == 0
      else { throw SCGIServerError.system(errno, doing: "listen at \(path)") }
    } catch {
      unlink(draft)
      close(descriptor)
      throw error
    }
  }

  private static func address(of path: String) -> sockaddr_un? {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    return address
  }
}
