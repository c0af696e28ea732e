import Glibc
import SystemCalls

/// A client that sends any bytes to a Unix socket.
final class RawClient: Sendable {
  private let descriptor: Int32

  /// Nil if nobody listens.
  init?(path: String) {
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    let connected = UnixAddress(path)?.pass { [descriptor] in connect(descriptor, $0, $1) }
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
