import Foundation
import PostgreSQL

/// A private PostgreSQL server for this test process, stopped and removed when the process ends.
struct TestServer {
  let directory: String

  static let shared = Result { try TestServer() }

  /// A database of the server, as its superuser.
  func settings(database: String) -> ConnectionSettings {
    ConnectionSettings(socketDirectory: directory, database: database, user: "galley")
  }

  private init() throws {
    directory = "/tmp/galley-postgresql-tests-\(UUID().uuidString.prefix(8))"
    let options = "-k \(directory) -c listen_addresses= -c fsync=off -c max_connections=200"
    // One shell starts the server, says so, waits for the end of its input, which comes however
    // this process ends, and then stops the server.
    let script = """
      umask 077; mkdir \(directory); cd \(directory); PATH="$(pg_config --bindir):$PATH"
      { initdb -D data -U galley -A trust -E UTF8 --locale=C --no-sync &&
        pg_ctl -D data -w start -l log -o "\(options)"
      } >commands.log 2>&1 </dev/null && echo started || cat commands.log
      exec >/dev/null 2>&1; cat; pg_ctl -D data -m immediate stop; cd /; rm -rf \(directory)
      """
    let answer = try Self.launch(script)
    guard answer.hasPrefix("started") else {
      throw PostgresError(.unreachable, "the test server did not start: \(answer)")
    }
  }

  /// Starts a shell whose input stays open as long as this process; returns what it says first.
  ///
  /// PostgreSQL refuses to run as root, so root becomes the `postgres` user.
  private static func launch(_ script: String) throws -> String {
    let process = Process()
    let shell = ["/bin/sh", "-c", script]
    let become = ["/usr/bin/setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]
    let words = geteuid() == 0 ? become + shell : shell
    process.executableURL = URL(fileURLWithPath: words[0])
    process.arguments = Array(words.dropFirst())
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    // A second descriptor that nothing closes; children must not inherit it.
    _ = fcntl(input.fileHandleForWriting.fileDescriptor, F_DUPFD_CLOEXEC, 0)
    return String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
  }
}

/// Runs `body` with a database of its own, whose user is a superuser, and drops it afterwards.
func withDatabase(_ body: (ConnectionSettings) async throws -> Void) async throws {
  let server = try TestServer.shared.get()
  let name = "test_\(UUID().uuidString.lowercased())"
  var administrator = try Connection(server.settings(database: "postgres"))
  try administrator.execute("CREATE DATABASE \(identifier: name)")
  let outcome: Result<Void, any Error>
  do {
    outcome = .success(try await body(server.settings(database: name)))
  } catch {
    outcome = .failure(error)
  }
  try administrator.execute("DROP DATABASE \(identifier: name) WITH (FORCE)")
  try outcome.get()
}

/// The error that `body` throws.
func failure(of body: () throws -> Void) -> PostgresError? {
  do {
    try body()
    return nil
  } catch {
    return error as? PostgresError
  }
}
