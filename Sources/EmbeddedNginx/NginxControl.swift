import Glibc
import SystemCalls

/// The private socket on which nginx says which configuration it uses.
struct NginxControl {
  let path: String

  /// Nil if nginx does not answer.
  var generation: String? {
    guard let descriptor = UnixAddress(path)?.connection() else { return nil }
    defer { close(descriptor) }
    var limit = timeval(tv_sec: 2, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    guard
      SystemCall.writeAll(Array("GET / HTTP/1.0\r\n\r\n".utf8), to: descriptor),
      let answer = SystemCall.readAll(from: descriptor, limit: 4_096)
    else { return nil }
    let text = String(decoding: answer, as: UTF8.self)
    guard let start = text.firstRange(of: "generation ")?.upperBound else { return nil }
    return String(text[start...].prefix { $0.isHexDigit })
  }
}
