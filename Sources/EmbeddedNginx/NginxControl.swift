import Glibc
import SystemCalls

/// The private socket on which nginx says which configuration it uses.
struct NginxControl {
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
    guard let address = UnixAddress(path) else { return nil }
    let connected = address.pass { connect(descriptor, $0, $1) }
    guard connected == 0,
      SystemCall.writeAll(Array("GET / HTTP/1.0\r\n\r\n".utf8), to: descriptor),
      let answer = SystemCall.readAll(from: descriptor, limit: 4_096)
    else { return nil }
    let text = String(decoding: answer, as: UTF8.self)
    guard let start = text.firstRange(of: "generation ")?.upperBound else { return nil }
    return String(text[start...].prefix { $0.isHexDigit })
  }
}
