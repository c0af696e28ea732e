import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

/// `galley serve` on a private server of the test, with its private nginx. A test can kill it and start
/// it again.
final class ServedNewsroom: Sendable {
  /// The password of everybody in it.
  static let password = "nine lamps over salt"

  /// For all commands.
  let environment: [String: String]
  let port: Int
  private let hasSite: Bool
  private let admin: String
  private let running = Mutex<LaunchedProgram?>(nil)

  var address: String { "http://127.0.0.1:\(port)" }

  /// Calls `body` while the desk answers. At the end, the program must report no error.
  ///
  /// - Parameters:
  ///   - admins: The names of its admins; at least one.
  ///   - editors: The names of its editors.
  ///   - hasSite: Whether it also serves the public site.
  ///   - onDisk: For tests about data on the disk. In other tests, the data is in memory.
  static func with(
    admins: [String] = ["anna"], editors: [String] = ["eva"], hasSite: Bool = false,
    onDisk: Bool = false, _ body: (ServedNewsroom) async throws -> Void
  ) async throws {
    try await PrivateHome.with(onDisk: onDisk) { environment in
      let newsroom = try ServedNewsroom(environment, admin: admins[0], hasSite: hasSite)
      for (name, role) in admins.map({ ($0, "admin") }) + editors.map({ ($0, "editor") }) {
        try await newsroom.run(
          "user", "add", name, "--role", role, "--password", stdin: "\(password)\n")
      }
      let outcome: Result<Void, any Error>
      do {
        try await newsroom.start()
        outcome = .success(try await body(newsroom))
      } catch {
        outcome = .failure(error)
      }
      let ended = try await newsroom.end(SIGTERM)
      _ = try await GalleyBinary().run(["serve", "--stop"], environment: environment)
      try outcome.get()
      #expect(ended?.code == 0)
      #expect(ended?.errors.contains(" error ") == false, "\(ended?.errors ?? "")")
    }
  }

  private init(_ environment: [String: String], admin: String, hasSite: Bool) throws {
    (self.environment, self.admin, self.hasSite) = (environment, admin, hasSite)
    port = try Loopback.freePort()
  }

  /// Starts the program, and waits until the desk answers.
  func start() async throws {
    try launch()
    let deadline = ContinuousClock.now + .seconds(120)
    while await !answers {
      try #require(ContinuousClock.now < deadline, "the desk does not answer")
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  /// Starts the program.
  func launch() throws {
    let words = ["--as", admin, "serve", "--listen", "\(port)"]
    let program = try LaunchedProgram(
      words + (hasSite ? ["--site", "live"] : []), environment: environment)
    running.withLock { $0 = program }
  }

  /// Kills the program. nginx keeps running.
  func kill() async throws { _ = try await end(SIGKILL) }

  private func end(_ signal: Int32) async throws -> (code: Int, errors: String)? {
    let program = running.withLock { running in
      defer { running = nil }
      return running
    }
    program?.send(signal)
    return try await program?.end()
  }

  private var answers: Bool {
    get async {
      let request = "GET /desk/sign-in HTTP/1.0\r\nHost: localhost\r\n\r\n"
      return await Loopback.exchange(Array(request.utf8), port: port).contains(" 200 OK")
    }
  }

  /// Runs a command, which must succeed.
  func run(_ words: String..., stdin: String = "") async throws {
    let outcome = try await GalleyBinary().run(words, stdin: stdin, environment: environment)
    try #require(outcome.exitCode == 0, "\(words): \(outcome.stderr)")
  }

  /// A new token, as a person makes it in the desk.
  func token(of name: String, scope: String) async throws -> String {
    try await ValidatorProgram.run("make-token", [address, name, Self.password, scope])
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
