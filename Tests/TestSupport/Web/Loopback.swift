import Foundation
import Glibc

/// Connections to servers on this machine.
package enum Loopback {
  /// A port that nobody listens on.
  package static func freePort() throws -> Int {
    let descriptor = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = address(port: 0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    try withUnsafeMutablePointer(to: &address) { pointer in
      try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        guard bind(descriptor, $0, length) == 0, getsockname(descriptor, $0, &length) == 0 else {
          throw CocoaError(.fileReadUnknown)
        }
      }
    }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  /// What a client receives that sends these bytes and nothing else, until the server closes the
  /// connection, says nothing for this number of seconds, or has said enough.
  ///
  /// It waits on a thread of its own, because the answer may need the threads of tasks.
  package static func exchange(
    _ request: [UInt8], port: Int, silence: Int = 30,
    isComplete: @escaping @Sendable ([UInt8]) -> Bool = { _ in false }
  ) async -> String {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          returning: answer(to: request, port: port, silence: silence, isComplete))
      }
    }
  }

  private static func answer(
    to request: [UInt8], port: Int, silence: Int, _ isComplete: ([UInt8]) -> Bool
  ) -> String {
    let descriptor = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var limit = timeval(tv_sec: silence, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    let address = address(port: port)
    let connected = withUnsafePointer(to: address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { return "" }
    _ = send(descriptor, request, request.count, Int32(MSG_NOSIGNAL))
    var answer: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while !isComplete(answer) {
      let count = recv(descriptor, &chunk, chunk.count, 0)
      guard count > 0 else { break }
      answer += chunk[..<count]
    }
    return String(decoding: answer, as: UTF8.self)
  }

  private static func address(port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }
}
