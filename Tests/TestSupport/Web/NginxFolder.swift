package import EmbeddedNginx
import Foundation
import Glibc
package import SCGI

/// A private nginx in a temporary folder, in front of a server that answers by SCGI.
///
/// If the tests run as root, the folder belongs to another user, who runs nginx.
package struct NginxFolder: Sendable {
  package let path: String
  package let port: Int

  package var nginx: EmbeddedNginx { get throws { try EmbeddedNginx(home: path) } }
  package var socket: String { "\(path)/desk" }
  package var address: ListenAddress {
    get throws { try ListenAddress("127.0.0.1:\(port)").orThrow() }
  }

  /// Runs `body` while nginx passes requests to the handler.
  package static func with(
    site: String? = nil, _ handler: @escaping SCGIServer.Handler,
    _ body: (NginxFolder) async throws -> Void
  ) async throws {
    let folder = try NginxFolder()
    defer { folder.remove() }
    let server = try SCGIServer(try folder.listen(), handler: handler)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await server.run() }
      defer { server.stop() }
      var configuration = NginxConfiguration(address: try folder.address, socket: folder.socket)
      configuration.site = site
      _ = try folder.nginx.start(configuration)
      try await body(folder)
    }
  }

  package init() throws {
    path = "/tmp/galley-nginx-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
    if let nobody = getpwnam("nobody"), geteuid() == 0 {
      chown(path, nobody.pointee.pw_uid, nobody.pointee.pw_gid)
    }
    port = try Loopback.freePort()
  }

  /// A socket on which nginx finds the program. For root, nginx runs as nobody.
  package func listen() throws(SCGIServerError) -> SCGISocket {
    try SCGISocket(
      listeningAt: socket, group: geteuid() == 0 ? getpwnam("nobody")?.pointee.pw_gid : nil)
  }

  package func remove() {
    _ = try? nginx.stop()
    try? FileManager.default.removeItem(atPath: path)
  }

  /// What a client receives that sends these bytes and nothing else, until nginx closes the
  /// connection or says nothing for this number of seconds.
  package func exchange(_ request: [UInt8], silence: Int = 30) async -> String {
    await Loopback.exchange(request, port: port, silence: silence)
  }

  package func get(_ path: String, _ headers: String...) async -> String {
    let lines = ["GET \(path) HTTP/1.1", "Host: localhost", "Connection: close"] + headers
    return await answer(to: lines.joined(separator: "\r\n") + "\r\n\r\n")
  }

  package func post(_ path: String, _ body: String) async -> String {
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
