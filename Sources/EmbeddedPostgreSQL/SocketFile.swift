import Glibc

/// The socket that clients connect to.
struct SocketFile {
  /// The maximum length of the path of a Unix socket, in bytes.
  static let longestPath = MemoryLayout.size(ofValue: sockaddr_un().sun_path) - 1

  let path: String

  /// Whether a process has this socket open. The server does not notice the check: if a datagram
  /// socket connects to it, the kernel returns `EPROTOTYPE`, or `ECONNREFUSED` when no process has
  /// it open.
  var isBound: Bool {
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0, path.utf8.count <= Self.longestPath else { return false }
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    return result != 0 && errno == EPROTOTYPE
  }
}
