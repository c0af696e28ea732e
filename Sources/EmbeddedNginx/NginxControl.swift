import Glibc
import SystemCalls

/// The private socket on which nginx says which configuration it uses.
struct NginxControl {
  /// In bytes.
  static let longestPath = 107

  let path: String

  /// Nil if nginx does not answer.
  var generation: String? {
    let descriptor = socket(
      AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var limit = timeval(tv_sec: 2, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    guard bytes.count <= Self.longestPath else { return nil }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard connected == 0,
      SystemCall.writeAll(Array("GET / HTTP/1.0\r\n\r\n".utf8), to: descriptor),
      let answer = SystemCall.readAll(from: descriptor, limit: 4_096)
    else { return nil }
    let text = String(decoding: answer, as: UTF8.self)
    guard let start = text.firstRange(of: "generation ")?.upperBound else { return nil }
    return String(text[start...].prefix { $0.isHexDigit })
  }
}
