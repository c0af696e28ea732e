import Glibc

/// The file that clients connect to.
struct SocketFile {
  /// The longest path that fits a Unix socket's address, in bytes.
  static let longestPath = MemoryLayout.size(ofValue: sockaddr_un().sun_path) - 1

  let path: String

  /// Whether a process has this socket open. The server does not notice the question: a datagram
  /// socket that connects to it is told `EPROTOTYPE` by the kernel, and `ECONNREFUSED` when
  /// nobody is behind the file.
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
