import EditorialReadModels
import Foundation
package import JSON
import PostgreSQL
import PostgresEventStore

/// How long the server alone takes for what a rebuild asks of it, in one session and one step after
/// the other: COPY of the log out, in the order in which a rebuild reads it; COPY of the rows of
/// each read model in, from a file, as frozen rows of a new table; and the indexes. A ratio compares
/// a rebuild with the sum of these.
package struct RebuildLimit: Hashable, Sendable {
  /// Of one table, in seconds.
  struct Table: Hashable, Sendable {
    let rows: Int
    let writing: Double
    let indexing: Double
  }

  let events: Int
  /// To copy the log out.
  package let readingSeconds: Double
  /// By name.
  private let tables: [String: Table]

  init(events: Int, readingSeconds: Double, tables: [String: Table]) {
    (self.events, self.readingSeconds, self.tables) = (events, readingSeconds, tables)
  }

  package var rows: Int { tables.values.reduce(0) { $0 + $1.rows } }
  package var writingSeconds: Double { tables.values.reduce(0) { $0 + $1.writing } }
  package var indexingSeconds: Double { tables.values.reduce(0) { $0 + $1.indexing } }

  /// For all read models.
  package var eventsPerSecond: Int {
    Int(Double(events) / (readingSeconds + writingSeconds + indexingSeconds))
  }

  /// Events per second for read models with these tables.
  func rate(for names: [String]) -> Double {
    let own = names.compactMap { tables[$0] }
    return Double(events)
      / own.reduce(readingSeconds) { $0 + $1.writing + $1.indexing }
  }
}

extension RebuildLimit {
  /// Measures each step several times; the median counts.
  ///
  /// - Parameters:
  ///   - events: The number of events in the log.
  ///   - connection: As a superuser of a private server. The read models are built.
  static func measure(
    events: Int, runs: Int, on connection: inout Connection
  ) throws -> RebuildLimit {
    try connection.script(LogReader.streamOrder)
    let reading = try RawLimit.measure(
      LogReader.copy(of: .all, through: .max, to: "'/dev/null'"), rows: events, runs: runs,
      on: &connection)
    try connection.script(TableOutline.indexing)
    let directory: String = try connection.execute("SELECT current_setting('data_directory')")[0]
      .value(at: 0)
    let file = "\(directory)/galley-bench.copy"
    defer { try? FileManager.default.removeItem(atPath: file) }
    var tables: [String: Table] = [:]
    for outline in ReadModels.all.flatMap({ $0.outlines }) {
      tables[outline.name] = try measure(outline, through: file, runs: runs, on: &connection)
    }
    try connection.script("RESET ALL")
    return RebuildLimit(
      events: events, readingSeconds: reading.medianSeconds, tables: tables)
  }

  private static func measure(
    _ table: TableOutline, through file: String, runs: Int, on connection: inout Connection
  ) throws -> Table {
    let path = "'\(file.replacing("'", with: "''"))'"
    let rows = try connection.execute(
      """
      COPY (SELECT \(raw: table.columnList) FROM read.\(raw: table.name))
      TO \(raw: path) (FORMAT binary)
      """
    ).affected
    let clock = ContinuousClock()
    var (writing, indexing): ([Double], [Double]) = ([], [])
    for _ in 0..<runs {
      try connection.script("CREATE SCHEMA copied")
      writing.append(
        try clock.measure {
          try connection.script(
            """
            BEGIN; \(table.creation(in: "copied", isVacuumed: false))
            COPY copied.\(table.name) (\(table.columnList)) FROM \(path) (FORMAT binary, FREEZE);
            COMMIT
            """)
        } / .seconds(1))
      indexing.append(
        try clock.measure {
          try connection.script(table.indexCreation(in: "copied"))
        } / .seconds(1))
      try connection.script("SET client_min_messages = warning; DROP SCHEMA copied CASCADE")
    }
    return Table(
      rows: rows, writing: RawLimit.median(of: writing), indexing: RawLimit.median(of: indexing))
  }
}

extension RebuildLimit: JSONDescribed {
  package static let json = JSONDescription<RebuildLimit>(
    "RebuildLimit", "How long the server alone takes for what a rebuild asks of it.",
    [
      JSONMember("rows", "The rows of all read models.", \.rows),
      JSONMember("readingSeconds", "To copy the log out, in seconds.", \.readingSeconds),
      JSONMember("writingSeconds", "To copy the rows in, in seconds.", \.writingSeconds),
      JSONMember("indexingSeconds", "To create the indexes, in seconds.", \.indexingSeconds),
      JSONMember(
        "eventsPerSecond", "Events per second for all read models, one step after the other.",
        \.eventsPerSecond),
    ])
}
