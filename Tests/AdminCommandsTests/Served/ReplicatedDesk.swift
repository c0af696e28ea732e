import EmbeddedPostgreSQL
import Foundation
import Glibc
import PostgreSQL
import TestSupport
import Testing

/// `galley serve` and a worker for the test's database, whose streaming standby answers questions.
struct ReplicatedDesk: Sendable {
  private let port: Int

  /// Calls `body` while the desk answers.
  ///
  /// - Returns: What `galley serve` wrote to its log.
  static func with(
    _ standby: Standby, _ body: (ReplicatedDesk) async throws -> Void
  ) async throws -> String {
    var log = ""
    try await PrivateHome.with { home in
      let desk = ReplicatedDesk(port: try Loopback.freePort())
      func url(_ database: TestDatabase) -> String {
        database.settings.with(user: EmbeddedServer.deskLogin).description
      }
      let server = try LaunchedProgram(
        ["serve", "--no-worker", "--listen", "\(desk.port)"],
        environment: home.merging([
          "GALLEY_DATABASE_URL": url(.current), "GALLEY_READ_DATABASE_URL": url(standby.database),
        ]) { $1 })
      let worker = try LaunchedProgram(
        ["--as", "anna", "worker", "--max-wait", "20"],
        environment: home.merging(["GALLEY_DATABASE_URL": TestDatabase.current.url()]) { $1 })
      let outcome: Result<Void, any Error>
      do {
        outcome = .success(try await body(desk))
      } catch {
        outcome = .failure(error)
      }
      for program in [server, worker] { program.send(SIGTERM) }
      log = try await server.end().errors
      _ = try await worker.end()
      _ = try await GalleyBinary().run(["serve", "--stop"], environment: home)
      try outcome.get()
    }
    return log
  }

  /// The API with a new token of one of the cast, who signs in for it.
  func program(of name: String, scope: String = "write") async throws -> Program {
    let token = try await ValidatorProgram.run(
      "make-token", ["http://127.0.0.1:\(port)", name, name, scope])
    return Program(port: port, token: token.trimmingCharacters(in: .whitespacesAndNewlines))
  }

  /// A program that uses the API.
  struct Program: Sendable {
    fileprivate let port: Int
    fileprivate let token: String

    func get(_ path: String) async -> String { await send("GET", path, "", "") }

    func post(_ path: String, _ json: String) async -> String {
      await send("POST", path, "application/json", json)
    }

    /// - Returns: The answer with its status and its headers.
    private func send(
      _ method: String, _ path: String, _ type: String, _ body: String
    ) async -> String {
      let head = [
        "\(method) /api/v1/\(path) HTTP/1.1", "Host: 127.0.0.1", "Connection: close",
        "Authorization: Bearer \(token)", "Content-Type: \(type)",
        "Content-Length: \(body.utf8.count)",
      ]
      let request = head.joined(separator: "\r\n") + "\r\n\r\n" + body
      return await Loopback.exchange(Array(request.utf8), port: port)
    }
  }
}
