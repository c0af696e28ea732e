import Glibc
import SystemCalls

/// The socket that clients connect to.
struct SocketFile {
  let path: String

  /// Whether a process has this socket open. The server does not notice the check: if a datagram
  /// socket connects to it, the kernel returns `EPROTOTYPE`, or `ECONNREFUSED` when no process has
  /// it open.
  var isBound: Bool {
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0, let address = UnixAddress(path) else { return false }
    defer { close(descriptor) }
    let result = address.pass { connect(descriptor, $0, $1) }
    return result != 0 && errno == EPROTOTYPE
  }
}
