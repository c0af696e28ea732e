import EmbeddedNginx
import EmbeddedPostgreSQL
import Foundation
import Newsroom
import PlainText
import PostgreSQL
import PrivateServers
import SCGI
import SystemCalls

/// A page that is already written: what serves it runs the statements of the real page, decodes nothing
/// and renders nothing. Its nginx, its SCGI server and its pool are like those of the desk, so the desk
/// cannot serve the real page faster.
struct WrittenPage: Sendable {
  let page: [UInt8]
  /// What the real page asks, and in which round trips.
  let trace: RequestTrace
  /// Where the database is, as a line of libpq.
  let database: String
  /// As many as the desk has for itself.
  let connections: Int

  /// Serves it while `body` runs.
  ///
  /// - Parameter body: Receives the address of the page.
  func serve<Value: Sendable>(
    _ body: @Sendable (_ url: String) async throws -> Value
  ) async throws -> Value {
    let home = FileManager.default.temporaryDirectory.appending(path: "galley-page-\(UUID().text)")
      .path
    defer { try? FileManager.default.removeItem(atPath: home) }
    let user = try EmbeddedServer(home: home).prepareHome()
    let pool = Pool(try ConnectionSettings(url: database), maximum: connections) { connection in
      connection.preparesEverything = true
    }
    let server = try SCGIServer(
      SCGISocket(
        listeningAt: "\(home)/scgi", group: user.isAnother ? UInt32(user.group) : nil),
      on: WaitingThreads(count: connections)
    ) { await answer($0, with: pool) }
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        await server.run()
        await pool.close()
      }
      defer { server.stop() }
      return try await behindNginx(in: home, socket: "\(home)/scgi", body)
    }
  }

  private func behindNginx<Value: Sendable>(
    in home: String, socket: String, _ body: @Sendable (_ url: String) async throws -> Value
  ) async throws -> Value {
    let address = "127.0.0.1:\(try LoopbackSocket.freePort())"
    guard let listening = ListenAddress(address) else {
      throw Failure(.failed, "\(address) is not an address for a server")
    }
    var configuration = NginxConfiguration(address: listening, socket: socket)
    configuration.openFiles = min(SystemCall.raiseOpenFileLimit(), 65_536)
    let nginx = try EmbeddedNginx(home: home)
    defer { _ = try? nginx.stop() }
    _ = try nginx.start(configuration)
    return try await body("http://\(address)")
  }

  /// One loan of a connection for each round trip.
  private func answer(_ request: SCGIRequest, with pool: Pool) async -> SCGIResponse {
    do {
      for round in trace.rounds {
        try await pool.withConnection { connection in
          if round.count == 1 {
            try connection.executePrepared(round[0])
          } else {
            _ = try connection.pipelinePrepared(round)
          }
        }
      }
    } catch {
      return SCGIResponse(status: 500, text: "\(Failure(error).reason)\n")
    }
    return SCGIResponse(
      status: 200, headers: ["Content-Type": "text/html; charset=utf-8"], body: page)
  }
}
