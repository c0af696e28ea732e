package import PostgreSQL

/// The book of builds: which builds there are of each read model, and which one is served.
///
/// All but the reading is done as `galley_projector`, in a transaction of the caller's.
package enum BuildBook {
  /// All builds, by projection and number.
  package static func builds(on connection: inout Connection) throws -> [Build] {
    try connection.execute(
      "SELECT \(raw: Build.columns) FROM read.builds ORDER BY projection, build"
    ).map { try Build(row: $0) }
  }

  /// The build that is served, or nil before the first.
  package static func live(
    _ projection: String, on connection: inout Connection
  ) throws(PostgresError) -> Build? {
    let rows = try connection.executePrepared(
      """
      SELECT \(raw: Build.columns) FROM read.builds
      WHERE projection = \(projection) AND status = 'live'
      """)
    guard let row = rows.first else { return nil }
    return try Build(row: row)
  }

  /// Makes every other writer of this read model wait until the transaction ends.
  static func lock(
    _ projection: String, on connection: inout Connection
  ) throws(PostgresError) {
    try connection.executePrepared(
      "SELECT pg_advisory_xact_lock(104, hashtext(\(projection)))")
  }

  /// A new build with its tables, empty and without indexes.
  static func create<P: Projection>(
    _ projection: P.Type, on connection: inout Connection
  ) throws -> Build {
    let rows = try connection.execute(
      """
      INSERT INTO read.builds (projection, build, version, status, checkpoint, events)
      SELECT \(P.name), coalesce(max(build), 0) + 1, \(Int32(P.version)), 'building', 0, 0
      FROM read.builds WHERE projection = \(P.name)
      RETURNING \(raw: Build.columns)
      """)
    let build = try Build(row: rows[0])
    let tables = P.tables.map { $0.creation(build.schema) }
    try connection.script(
      (["CREATE SCHEMA \(build.schema);"] + tables).joined(separator: "\n"))
    return build
  }

  static func advance(
    _ build: Build, to checkpoint: Int64, events: Int, on connection: inout Connection
  ) throws(PostgresError) {
    try connection.executePrepared(
      """
      UPDATE read.builds SET checkpoint = \(checkpoint), events = events + \(events)
      WHERE projection = \(build.projection) AND build = \(Int32(build.number))
      """)
  }

  /// Puts `build` in the place of the live one, which is kept as the former; one that was kept
  /// before goes.
  static func swap<P: Projection>(
    _ projection: P.Type, to build: Build, on connection: inout Connection
  ) throws {
    for former in try builds(P.name, with: .former, on: &connection) {
      try drop(former, on: &connection)
    }
    try connection.execute(
      "UPDATE read.builds SET status = 'former' WHERE projection = \(P.name) AND status = 'live'")
    try connection.execute(
      """
      UPDATE read.builds SET status = 'live', live_since = clock_timestamp()
      WHERE projection = \(P.name) AND build = \(Int32(build.number))
      """)
    let views = P.tables.map { table in
      """
      DROP VIEW IF EXISTS read.\(table.name);
      CREATE VIEW read.\(table.name) AS SELECT * FROM \(build.schema).\(table.name);
      GRANT SELECT ON read.\(table.name) TO galley_editor, galley_admin, galley_auditor;
      """
    }
    try connection.script("SET LOCAL client_min_messages = warning;\n" + views.joined())
  }

  /// Removes what an interrupted build has left.
  static func clearUnfinished(
    _ projection: String, on connection: inout Connection
  ) throws {
    for build in try builds(projection, with: .building, on: &connection) {
      try drop(build, on: &connection)
    }
  }

  private static func builds(
    _ projection: String, with status: Build.Status, on connection: inout Connection
  ) throws -> [Build] {
    try connection.execute(
      """
      SELECT \(raw: Build.columns) FROM read.builds
      WHERE projection = \(projection) AND status = \(status.rawValue)
      """
    ).map { try Build(row: $0) }
  }

  private static func drop(_ build: Build, on connection: inout Connection) throws {
    try connection.script(
      "SET LOCAL client_min_messages = warning; DROP SCHEMA IF EXISTS \(build.schema) CASCADE;")
    try connection.execute(
      """
      DELETE FROM read.builds
      WHERE projection = \(build.projection) AND build = \(Int32(build.number))
      """)
  }
}
