import Foundation
import Glibc
import Testing

@testable import EmbeddedPostgreSQL

/// A home of a test's own in a directory that the server's user can reach; the server in it is
/// stopped, and everything removed, when the test is over.
final class TemporaryHome {
  let parent: String
  let path: String

  /// - Parameter name: the home's last component.
  init(named name: String = "home") throws {
    parent = "/tmp/galley-test-\(UUID().uuidString.prefix(8))"
    path = "\(parent)/\(name)"
    try #require(mkdir(parent, 0o711) == 0)
  }

  deinit {
    _ = try? server().stop(.immediate)
    try? FileManager.default.removeItem(atPath: parent)
  }

  /// A server that is small and trusts the machine not to lose power.
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

  var serverUser: ServerUser { get throws { try ServerUser.running(home: path) } }

  /// What `psql` answers, in rows of fields with `|` between, or its error.
  func ask(_ sql: String) throws -> String {
    let server = server()
    let outcome = try Program(
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

  /// Makes a file of the server's user below the home.
  func put(_ text: String, at name: String) throws {
    let user = try serverUser
    let file = "\(path)/\(name)"
    try text.write(toFile: file, atomically: false, encoding: .utf8)
    try #require(chown(file, user.id, user.group) == 0)
  }

  /// The living server's first process.
  var postmasterPID: pid_t {
    get throws { try #require(server().postmaster).pid }
  }
}
