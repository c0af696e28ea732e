import Foundation
import PostgreSQL

/// How long the server alone takes to COPY the rows of the log, texts and claims from a file into
/// tables with the same columns, checks and indexes, one table after the other.
enum CopyLimit {
  private static let tables = ["events", "texts", "claims"]

  /// - Returns: The size of the copied log, the time in seconds, and the server.
  static func measure(
    in database: BenchmarkDatabase, progress: BenchmarkProgress
  ) async throws -> (log: LogSize, seconds: Double, server: ServerFacts) {
    progress.begin("copying the same rows", nil, "rows")
    return try await database.asSuperuser { connection in
      (
        try LogSize(on: &connection), try measure(on: &connection),
        try ServerFacts(on: &connection)
      )
    }
  }

  /// - Parameter connection: As a superuser of a private server.
  /// - Returns: The time in seconds.
  private static func measure(on connection: inout Connection) throws -> Double {
    try connection.script("CREATE SCHEMA IF NOT EXISTS copied")
    let directory: String = try connection.execute("SELECT current_setting('data_directory')")[0]
      .value(at: 0)
    let file = "\(directory)/galley-bench.copy"
    defer { try? FileManager.default.removeItem(atPath: file) }
    var seconds = 0.0
    for table in tables {
      try connection.script(
        """
        CREATE TABLE copied.\(table) (LIKE galley.\(table) INCLUDING ALL);
        COPY galley.\(table) TO '\(file.replacing("'", with: "''"))' (FORMAT binary);
        CHECKPOINT
        """)
      let duration = try ContinuousClock().measure {
        try connection.script(
          "COPY copied.\(table) FROM '\(file.replacing("'", with: "''"))' (FORMAT binary)")
      }
      seconds += duration / .seconds(1)
    }
    return seconds
  }
}
