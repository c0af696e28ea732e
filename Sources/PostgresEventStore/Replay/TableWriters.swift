import PostgreSQL
import Synchronization

/// A table of a build that a replay fills.
struct FilledTable: Sendable {
  let schema: String
  let outline: TableOutline

  var name: String { "\(schema).\(outline.name)" }
}

/// The connections that write the rows of a replay. Each table is created and filled by one of them,
/// in one transaction.
///
/// Only the transaction that created a table can write its rows as frozen. Nobody then has to look
/// up the transaction of each row, and to mark the row, which would log each page once more after a
/// checkpoint; and the first vacuum has nothing to do.
final class TableWriters: Sendable {
  /// Which connection writes which table.
  private struct Shares {
    var writers: [String: Int] = [:]
    /// The bytes of each connection so far.
    var bytes: [Int]

    /// The connection of a table; for a new one, that with the fewest bytes.
    mutating func writer(of table: FilledTable, adding count: Int) -> Int {
      let index =
        writers[table.name] ?? bytes.indices.min { bytes[$0] < bytes[$1] } ?? bytes.startIndex
      writers[table.name] = index
      bytes[index] += count
      return index
    }
  }

  private let writers: [TableWriter]
  private let tables: [FilledTable]
  private let shares: Mutex<Shares>

  /// - Parameter count: The number of connections.
  init(_ groups: [ShadowGroup], count: Int, _ resources: ReplayResources) throws {
    writers = try (0..<count).map { _ in try TableWriter(groups, resources) }
    tables = groups.flatMap { group in
      group.pairs.flatMap { model, build in
        model.outlines.map { FilledTable(schema: build.schema, outline: $0) }
      }
    }
    shares = Mutex(Shares(bytes: writers.map { _ in 0 }))
  }

  /// Writes rows to a table of one of the builds.
  ///
  /// - Parameter isWaiting: Whether to wait while another thread uses the connection.
  /// - Returns: The number of rows; nil if they were not written, because it would have to wait.
  func write(_ rows: CopyBuffer, to table: FilledTable, isWaiting: Bool) throws -> Int? {
    let writer = shares.withLock { $0.writer(of: table, adding: rows.count) }
    return try writers[writer].write(rows, to: table, isWaiting: isWaiting)
  }

  /// Creates the tables that have no rows, and commits everything.
  func commit() throws {
    for table in tables where shares.withLock({ $0.writers[table.name] == nil }) {
      try writers[0].create(table)
    }
    for writer in writers { try writer.commit() }
  }
}

/// One connection, for one thread at a time.
private final class TableWriter: Sendable {
  private struct Session: ~Copyable {
    var connection: Connection
    private var created: Set<String> = []
    /// The first error. The transaction cannot continue after it.
    private var failure: (any Error)?

    init(_ connection: consuming Connection) { self.connection = connection }

    mutating func create(_ table: FilledTable) throws {
      guard created.insert(table.name).inserted else { return }
      try connection.script(table.outline.creation(in: table.schema, isVacuumed: false))
    }

    mutating func write(_ rows: CopyBuffer, to table: FilledTable) throws -> Int {
      if let failure { throw failure }
      do {
        try create(table)
        return try connection.copyIn(
          """
          COPY \(raw: table.name) (\(raw: table.outline.columnList))
          FROM STDIN (FORMAT binary, FREEZE)
          """
        ) { try $0.write(rows) }
      } catch {
        failure = error
        throw error
      }
    }
  }

  private let session: Mutex<Session>

  init(_ groups: [ShadowGroup], _ resources: ReplayResources) throws {
    var connection = try resources.connect()
    // Hold the builds on this connection too. If the connection that created them is lost, nobody
    // can then remove them, or create others of the same name, while this one may still write.
    for build in groups.flatMap(\.builds) { try BuildRegistry.hold(build, on: &connection) }
    try connection.script("SET synchronous_commit = off; BEGIN")
    session = Mutex(Session(connection))
  }

  func write(_ rows: CopyBuffer, to table: FilledTable, isWaiting: Bool) throws -> Int? {
    guard isWaiting else {
      return try session.withLockIfAvailable { try $0.write(rows, to: table) }
    }
    return try session.withLock { try $0.write(rows, to: table) }
  }

  func create(_ table: FilledTable) throws { try session.withLock { try $0.create(table) } }

  func commit() throws { try session.withLock { try $0.connection.script("COMMIT") } }
}
