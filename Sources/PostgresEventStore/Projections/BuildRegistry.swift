package import PostgreSQL

/// The builds of each read model, and which of them is live.
///
/// Everything except reading runs as `galley_projector`, in the caller's transaction.
package enum BuildRegistry {
  /// All builds, ordered by projection and number.
  package static func builds(on connection: inout Connection) throws -> [Build] {
    try connection.execute(
      "SELECT \(raw: Build.columns) FROM read.builds ORDER BY projection, build"
    ).map { try Build(row: $0) }
  }

  /// The live build; nil before the first.
  package static func live(
    _ projection: String, on connection: inout Connection
  ) throws -> Build? {
    try connection.executePrepared(live([projection])).first.map { try Build(row: $0) }
  }

  /// How many events per second each live build has applied, by projection: a moving average over
  /// the last minute. Events that were applied before the build was live do not count.
  package static func rates(on connection: inout Connection) throws -> [String: Double] {
    let rows = try connection.execute(
      "SELECT projection, read.rate_now(rate, rate_at) FROM read.builds WHERE status = 'live'")
    var rates: [String: Double] = [:]
    for row in rows { rates[try row.value(at: 0)] = try row.value(at: 1, as: Double.self) }
    return rates
  }

  /// The build that was live before the present one; nil when none has been kept.
  ///
  /// It need not have the highest number, because a rollback makes an older build live again.
  static func former(
    _ projection: String, on connection: inout Connection
  ) throws -> Build? {
    try connection.execute(
      """
      SELECT \(raw: Build.columns) FROM read.builds
      WHERE projection = \(projection) AND status = 'former' ORDER BY live_since DESC LIMIT 1
      """
    ).first.map { try Build(row: $0) }
  }

  /// The build as it is now; nil when it has been removed.
  package static func current(
    _ build: Build, on connection: inout Connection
  ) throws -> Build? {
    try connection.executePrepared(
      """
      SELECT \(raw: Build.columns) FROM read.builds
      WHERE projection = \(build.projection) AND build = \(Int32(build.number))
      """
    ).first.map { try Build(row: $0) }
  }

  /// The columns that the views on these tables have now, by table. A table without a view is left
  /// out.
  package static func columns(
    of tables: [TableOutline], on connection: inout Connection
  ) throws -> [String: Set<String>] {
    let rows = try connection.execute(
      """
      SELECT t.name, a.attname::text
      FROM unnest(\(tables.map(\.name))) AS t(name)
      JOIN pg_attribute a ON a.attrelid = to_regclass('read.' || t.name)
      """)
    var columns: [String: Set<String>] = [:]
    for row in rows { columns[try row.value(at: 0), default: []].insert(try row.value(at: 1)) }
    return columns
  }

  static func live(_ projections: [String]) -> Query {
    """
    SELECT \(raw: Build.columns) FROM read.builds
    WHERE projection = ANY(\(projections)) AND status = 'live'
    """
  }

  /// Locks these read models against other writers until the transaction ends. The names must be
  /// sorted: everybody takes the locks in the same order.
  static func lock(_ projections: [String]) -> Query {
    """
    SELECT pg_advisory_xact_lock(\(AdvisoryLock.projection), hashtext(name))
    FROM unnest(\(projections)) AS name
    """
  }

  /// Creates a build with its tables, empty and without indexes.
  ///
  /// The caller must then ``hold(_:on:)`` the build, unless it becomes live in the same
  /// transaction.
  static func create(
    _ projection: String, version: Int, tables: [TableOutline], status: Build.Status,
    on connection: inout Connection
  ) throws -> Build {
    let rows = try connection.execute(
      """
      INSERT INTO read.builds (projection, build, version, status, checkpoint, events)
      SELECT \(projection), coalesce(max(build), 0) + 1, \(Int32(version)), \(status.rawValue), 0, 0
      FROM read.builds WHERE projection = \(projection)
      RETURNING \(raw: Build.columns)
      """)
    let build = try Build(row: rows[0])
    let creations = tables.map { $0.creation(in: build.schema, isVacuumed: status == .live) }
    try connection.script(
      (["CREATE SCHEMA \(build.schema);"] + creations).joined(separator: "\n"))
    return build
  }

  static func advance(_ builds: [Build], to checkpoint: Int64, events: Int) -> Query {
    """
    UPDATE read.builds b SET checkpoint = \(checkpoint), events = events + \(events),
      rate = read.rate_now(rate, rate_at) + \(Double(events) / 60), rate_at = clock_timestamp()
    FROM \(relation(of: builds))
    WHERE b.projection = chosen.projection AND b.build = chosen.build
    """
  }

  /// Some builds for a FROM clause: `chosen`, with the columns projection and build.
  static func relation(of builds: [Build]) -> Query {
    """
    unnest(\(builds.map(\.projection)), \(builds.map { Int32($0.number) }))
      AS chosen(projection, build)
    """
  }

  /// Makes `build` live. The one that was live becomes a former one.
  static func swap(
    to build: Build, tables: [TableOutline], on connection: inout Connection
  ) throws {
    try connection.execute(
      """
      UPDATE read.builds SET status = 'former'
      WHERE projection = \(build.projection) AND status = 'live'
      """)
    try connection.execute(
      """
      UPDATE read.builds SET status = 'live', live_since = clock_timestamp(), rate = 0
      WHERE projection = \(build.projection) AND build = \(Int32(build.number))
      """)
    let views = tables.map { table in
      """
      \(table.vacuuming(in: build.schema))
      DROP VIEW IF EXISTS read.\(table.name);
      CREATE VIEW read.\(table.name) AS SELECT * FROM \(build.schema).\(table.name);
      """
    }
    try connection.script("SET LOCAL client_min_messages = warning;\n" + views.joined())
  }

  /// Protects a build against removal while the session writes or reads it, until
  /// ``release(_:on:)`` or the end of the session.
  ///
  /// - Throws: ``RebuildRefusal/removed(_:)`` when it has been removed already. Another build may
  ///   have the same number then.
  static func hold(_ build: Build, on connection: inout Connection) throws {
    try connection.execute("SELECT galley.hold_build(\(build.schema))")
    guard try current(build, on: &connection)?.startedAt == build.startedAt else {
      try release(build, on: &connection)
      throw RebuildRefusal.removed(build.projection)
    }
  }

  static func release(_ build: Build, on connection: inout Connection) throws {
    try connection.execute("SELECT galley.release_build(\(build.schema))")
  }

  /// Removes the builds with one of these statuses that nobody holds, except number `keep`.
  ///
  /// Do not call it in a transaction: each build is removed in its own.
  static func clear(
    _ projection: String, _ statuses: [Build.Status], keep: Int? = nil,
    on connection: inout Connection
  ) throws {
    let builds = try connection.execute(
      """
      SELECT \(raw: Build.columns) FROM read.builds
      WHERE projection = \(projection) AND status = ANY(\(statuses.map(\.rawValue)))
      """
    ).map { try Build(row: $0) }
    for build in builds where build.number != keep {
      try remove(build, waiting: .milliseconds(200), on: &connection)
    }
  }

  /// Removes a build, unless it is live or another session holds it.
  ///
  /// - Parameter patience: How long to wait for other sessions; more than zero.
  /// - Returns: Whether the build is removed.
  @discardableResult
  static func remove(
    _ build: Build, waiting patience: Duration = .seconds(2), on connection: inout Connection
  ) throws -> Bool {
    do {
      return try connection.transaction(.readCommitted) { connection in
        try connection.script(
          """
          SET LOCAL lock_timeout = '\(patience.timeoutSetting)';
          SET LOCAL client_min_messages = warning
          """)
        try connection.execute(
          "SELECT pg_advisory_xact_lock(\(AdvisoryLock.build), hashtext(\(build.schema)))")
        guard let existing = try current(build, on: &connection),
          existing.startedAt == build.startedAt
        else { return true }
        guard existing.status != .live else { return false }
        try connection.script("DROP SCHEMA IF EXISTS \(build.schema) CASCADE")
        try connection.execute(
          """
          DELETE FROM read.builds
          WHERE projection = \(build.projection) AND build = \(Int32(build.number))
          """)
        return true
      }
    } catch {
      guard let error = error as? PostgresError, error.sqlState == .lockNotAvailable else {
        throw error
      }
      return false
    }
  }
}
