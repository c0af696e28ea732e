import Glibc
import SystemCalls

/// A client that sends any bytes to a Unix socket.
struct RawClient: ~Copyable {
  private let descriptor: Int32

  /// Nil if nobody listens.
  init?(path: String) {
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard connected == 0 else {
      close(descriptor)
      return nil
    }
  }

  deinit { close(descriptor) }

  func send(_ bytes: [UInt8]) { _ = SystemCall.writeAll(bytes, to: descriptor) }

  /// Everything that the server sends until it closes the connection.
  func receive() -> String {
    String(decoding: SystemCall.readAll(from: descriptor) ?? [], as: UTF8.self)
  }
}
