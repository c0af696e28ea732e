import Foundation
import Glibc
import PrivateServers
import SystemCalls
import TestSupport
import Testing

@testable import EmbeddedPostgreSQL

/// A home for one test in a directory that the server's user can reach. After the test, the server
/// is stopped and everything is removed.
final class TemporaryHome {
  let parent: String
  let path: String

  /// - Parameter name: The last component of the path.
  init(named name: String = "home") throws {
    parent = try ScratchDirectory.make("galley-test")
    path = "\(parent)/\(name)"
  }

  /// - Parameter bytes: the length of the path of the server's socket.
  init(socketPathOf bytes: Int) throws {
    parent = try ScratchDirectory.make("galley-test")
    let shortest = EmbeddedServer(home: "\(parent)/x").socketFile.path.utf8.count
    path = "\(parent)/x\(String(repeating: "x", count: bytes - shortest))"
  }

  deinit {
    _ = try? server().stop(.immediate)
    try? FileManager.default.removeItem(atPath: parent)
  }

  /// A small server without protection against power failures.
  func server(
    settings: [String: String] = [:], environment: [String: String]? = nil,
    patience: Duration = .seconds(60)
  ) -> EmbeddedServer {
    let cheap = ["fsync": "off", "shared_buffers": "16MB", "max_connections": "20"]
    var server = EmbeddedServer(
      home: path, settings: cheap.merging(settings) { _, given in given },
      environment: environment ?? ProcessInfo.processInfo.environment)
    server.patience = patience
    return server
  }

  var serverUser: ServerUser { get throws { try ServerUser.owning(home: path) } }

  /// The output of `psql`, with `|` between fields, or its error.
  func ask(_ sql: String) throws -> String {
    let server = server()
    let outcome = try Subprocess(
      path: "/usr/bin/psql",
      arguments: [
        "-X", "-A", "-t", "-h", server.socketDirectory, "-U", server.superuser, "-d", "postgres",
        "-c", sql,
      ]
    ).run(reading: STDOUT_FILENO)
    return outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The names in the home or in one of its directories.
  func names(in directory: String = "") throws -> Set<String> {
    Set(try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(directory)"))
  }

  /// Creates a file of the server's user in the home.
  func put(_ text: String, at name: String) throws {
    let user = try serverUser
    let file = "\(path)/\(name)"
    try text.write(toFile: file, atomically: false, encoding: .utf8)
    try #require(chown(file, user.id, user.group) == 0)
  }

  /// The postmaster of the running server.
  var postmasterPID: pid_t {
    get throws { try #require(server().postmaster).pid }
  }
}
