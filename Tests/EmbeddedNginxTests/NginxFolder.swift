import EmbeddedNginx
import Foundation
import Glibc
import SCGI

/// A private nginx in a temporary folder, in front of a server that answers by SCGI.
///
/// If the tests run as root, the folder belongs to another user, who runs nginx.
struct NginxFolder: Sendable {
  let path: String
  let port: Int

  var nginx: EmbeddedNginx { get throws { try EmbeddedNginx(home: path) } }
  var socket: String { "\(path)/desk" }
  var address: ListenAddress {
    get throws { try ListenAddress("127.0.0.1:\(port)").orThrow() }
  }

  /// Runs `body` while nginx passes requests to the handler.
  static func with(
    site: String? = nil, _ handler: @escaping SCGIServer.Handler,
    _ body: (NginxFolder) async throws -> Void
  ) async throws {
    let folder = try NginxFolder()
    defer { folder.remove() }
    let server = try SCGIServer(
      // For root, nginx runs as nobody.
      SCGISocket(
        listeningAt: folder.socket, group: geteuid() == 0 ? getpwnam("nobody")?.pointee.pw_gid : nil
      ),
      handler: handler)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await server.run() }
      defer { server.stop() }
      var configuration = NginxConfiguration(address: try folder.address, socket: folder.socket)
      configuration.site = site
      _ = try folder.nginx.start(configuration)
      try await body(folder)
    }
  }

  init() throws {
    path = "/tmp/galley-nginx-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
    if let nobody = getpwnam("nobody"), geteuid() == 0 {
      chown(path, nobody.pointee.pw_uid, nobody.pointee.pw_gid)
    }
    port = try Self.freePort()
  }

  func remove() {
    _ = try? nginx.stop()
    try? FileManager.default.removeItem(atPath: path)
  }

  /// A port that nobody listens on.
  private static func freePort() throws -> Int {
    let descriptor = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
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

  /// What a client receives that sends these bytes and nothing else, until nginx closes the
  /// connection or says nothing for this number of seconds.
  ///
  /// It waits on a thread of its own, because the answer may need the threads of tasks.
  func exchange(_ request: [UInt8], silence: Int = 30) async -> String {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(returning: answer(to: request, silence: silence))
      }
    }
  }

  private func answer(to request: [UInt8], silence: Int) -> String {
    let descriptor = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var limit = timeval(tv_sec: silence, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { return "" }
    _ = send(descriptor, request, request.count, Int32(MSG_NOSIGNAL))
    var answer: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(descriptor, &chunk, chunk.count, 0)
      guard count > 0 else { break }
      answer += chunk[..<count]
    }
    return String(decoding: answer, as: UTF8.self)
  }

  func get(_ path: String, _ headers: String...) async -> String {
    let lines = ["GET \(path) HTTP/1.1", "Host: localhost", "Connection: close"] + headers
    return await answer(to: lines.joined(separator: "\r\n") + "\r\n\r\n")
  }

  func post(_ path: String, _ body: String) async -> String {
    let lines = [
      "POST \(path) HTTP/1.1", "Host: localhost", "Connection: close",
      "Content-Length: \(body.utf8.count)",
    ]
    return await answer(to: lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
  }

  /// The answer to a valid request. While other tests have all threads of tasks, nobody answers, so
  /// the request is sent again.
  private func answer(to request: String) async -> String {
    var answer = ""
    for _ in 0..<6 where answer.isEmpty || answer.hasPrefix("HTTP/1.1 503 ") {
      answer = await exchange(Array(request.utf8))
    }
    return answer
  }
}

extension Optional {
  fileprivate func orThrow() throws -> Wrapped {
    guard let self else { throw CocoaError(.fileReadUnknown) }
    return self
  }
}
