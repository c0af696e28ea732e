import Foundation
import Glibc
import PostgreSQL
import TestSupport

/// Debian's PgBouncer in front of the tests' server, for one test.
struct Pooler {
  enum Mode: String {
    case session, transaction, statement
  }

  private let directory: String
  private let process: ChildProcess
  private let port = 6432

  /// As a superuser, who can act as another person with `--as`.
  let settings: ConnectionSettings

  static let isInstalled = FileManager.default.isExecutableFile(atPath: program)
  private static let program = "/usr/sbin/pgbouncer"

  init(_ mode: Mode, to database: TestDatabase) throws {
    directory = "/tmp/galley-pooler-\(UUID().uuidString.prefix(8).lowercased())"
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o777])
    chmod(directory, 0o777)
    let server = database.settings
    try """
    [databases]
    * = host=\(server.host ?? "") port=\(server.port ?? "5432") user=\(server.user ?? "")
    [pgbouncer]
    listen_addr =
    listen_port = \(port)
    unix_socket_dir = \(directory)
    auth_type = any
    pool_mode = \(mode.rawValue)
    default_pool_size = 40
    """.write(toFile: "\(directory)/pgbouncer.ini", atomically: false, encoding: .utf8)
    var words = ["\(directory)/pgbouncer.ini"]
    var first = Self.program
    // PgBouncer refuses to run as root. The server accepts its own user as the superuser.
    if geteuid() == 0 {
      words = ["--reuid=postgres", "--regid=postgres", "--init-groups", first] + words
      first = "/usr/bin/setpriv"
    }
    var streams = ChildProcess.Streams()
    (streams.output, streams.errors) = ("\(directory)/output", "\(directory)/errors")
    process = try ChildProcess(first, words, streams: streams)
    settings = ConnectionSettings(
      socketDirectory: directory, port: port, database: database.name, user: server.user)
  }

  /// Waits until it accepts connections, runs `body`, and ends it.
  func run(_ body: () async throws -> Void) async throws {
    defer {
      process.end()
      try? FileManager.default.removeItem(atPath: directory)
    }
    let deadline = ContinuousClock.now + .seconds(60)
    while (try? Connection(settings)) == nil {
      guard ContinuousClock.now < deadline else {
        let errors = try? String(contentsOfFile: "\(directory)/errors", encoding: .utf8)
        throw TestDatabase.WaitedInVain(description: "PgBouncer did not answer: \(errors ?? "")")
      }
      try await Task.sleep(for: .milliseconds(20))
    }
    try await body()
  }
}
