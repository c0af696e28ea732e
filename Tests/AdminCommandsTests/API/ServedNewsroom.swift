import Foundation
import Glibc
import TestSupport
import Testing

/// `galley serve` on a private server of the test, with its private nginx. Anna is an admin, and Eva an
/// editor.
struct ServedNewsroom {
  let address: String
  /// For all commands.
  let environment: [String: String]

  static func with(_ body: (ServedNewsroom) async throws -> Void) async throws {
    try await PrivateHome.with { environment in
      let galley = GalleyBinary()
      for (name, role) in [("anna", "admin"), ("eva", "editor")] {
        let added = try await galley.run(
          ["user", "add", name, "--role", role, "--password"],
          stdin: "\(password)\n", environment: environment)
        try #require(added.exitCode == 0, "\(added.stderr)")
      }
      let port = try await galley.shell(
        """
        python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
        """
      ).stdout.trimmingCharacters(in: .whitespacesAndNewlines)
      let program = try LaunchedProgram(
        ["--as", "anna", "serve", "--listen", port], environment: environment)
      let outcome: Result<Void, any Error>
      do {
        outcome = .success(
          try await body(
            ServedNewsroom(address: "http://127.0.0.1:\(port)", environment: environment)))
      } catch {
        outcome = .failure(error)
      }
      program.send(SIGTERM)
      let ended = try await program.end()
      _ = try await galley.run(["serve", "--stop"], environment: environment)
      try outcome.get()
      #expect(ended.code == 0)
      #expect(!ended.errors.contains(" error "), "\(ended.errors)")
    }
  }

  private static let password = "nine lamps over salt"

  /// A new token, as a person makes it in the desk.
  func token(of name: String, scope: String) async throws -> String {
    try await ValidatorProgram.run("make-token", [address, name, Self.password, scope])
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
