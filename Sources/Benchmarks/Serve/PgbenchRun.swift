import Foundation
import Glibc
import Newsroom
import PlainText
import SystemCalls

/// Statements over many connections at once, by the program pgbench, which prepares them.
struct PgbenchRun: Sendable {
  /// The path of the real program, not of a wrapper script.
  let program: String
  let connections: Int
  let seconds: Int
  /// Where the database is, as a line of libpq.
  let database: String

  /// - Returns: How often the whole script ran in a second.
  /// - Throws: ``Failure`` if pgbench fails.
  func run(_ script: String) throws -> Double {
    let file = FileManager.default.temporaryDirectory.appending(path: "galley-\(UUID().text).sql")
    try Data(script.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let outcome = try Subprocess(
      path: program,
      arguments: [
        "--no-vacuum", "--protocol", "prepared", "--client", String(connections), "--jobs", "2",
        "--time", String(seconds), "--file", file.path, database,
      ]
    ).execute(reading: STDOUT_FILENO)
    guard outcome.status == 0,
      let found = outcome.output.firstMatch(of: /tps = ([0-9.]+)/), let rate = Double(found.1)
    else { throw Failure(.failed, "pgbench failed with exit code \(outcome.status)") }
    return rate
  }
}
