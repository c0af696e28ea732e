package import PostgreSQL

/// A cache of builds of read models as of past positions.
package enum PastBuildCache {
  /// For how many positions builds are kept.
  package static let capacity = 8

  /// The cached builds of these models as of `position`. The session holds each of them, so that it
  /// is not evicted, until ``release(_:on:)``.
  package static func hold(
    _ models: [any Projection.Type], asOf position: Int64, on connection: inout Connection
  ) throws -> [Build] {
    var held: [Build] = []
    do {
      for model in models {
        let cached = try connection.executePrepared(
          """
          SELECT \(raw: Build.columns) FROM read.builds
          WHERE status = 'scratch' AND projection = \(model.name)
            AND version = \(Int32(model.version)) AND checkpoint = \(position)
          """
        ).first.map { try Build(row: $0) }
        guard let cached else { continue }
        // It may have been evicted since, and its number reused.
        do { try BuildRegistry.hold(cached, on: &connection) } catch is RebuildRefusal { continue }
        held.append(cached)
      }
      return held
    } catch {
      release(held, on: &connection)
      throw error
    }
  }

  /// If this fails, the connection is lost, and the session no longer holds any build.
  package static func release(_ builds: [Build], on connection: inout Connection) {
    for build in builds { try? BuildRegistry.release(build, on: &connection) }
  }

  /// Marks these builds as used now. Evicts builds of other positions that were not used for an
  /// hour or that exceed the capacity. Runs as `galley_projector`.
  package static func evict(
    keeping builds: [Build], on connection: inout Connection
  ) throws {
    for build in builds {
      try connection.executePrepared(
        """
        UPDATE read.builds SET last_used_at = clock_timestamp()
        WHERE projection = \(build.projection) AND build = \(Int32(build.number))
        """)
    }
    let kept = builds.first?.checkpoint ?? -1
    let surplus = try connection.executePrepared(
      """
      SELECT \(raw: Build.columns) FROM read.builds JOIN (
        SELECT checkpoint, max(last_used_at) AS used,
          row_number() OVER (ORDER BY max(last_used_at) DESC, checkpoint DESC) AS rank
        FROM read.builds WHERE status = 'scratch' GROUP BY checkpoint
      ) AS p USING (checkpoint)
      WHERE status = 'scratch' AND checkpoint <> \(kept)
        AND (p.rank > \(capacity) OR p.used < clock_timestamp() - interval '1 hour')
      """
    ).map { try Build(row: $0) }
    for build in surplus {
      try BuildRegistry.remove(build, waiting: .milliseconds(10), on: &connection)
    }
  }

  /// Adds a new build, which everybody may then read. Runs in a transaction that holds the
  /// projection's lock.
  ///
  /// - Returns: False if there is such a build already; then nothing is changed.
  static func insert(_ build: Build, on connection: inout Connection) throws -> Bool {
    let exists: Bool = try connection.executePrepared(
      """
      SELECT EXISTS (SELECT FROM read.builds
        WHERE status = 'scratch' AND projection = \(build.projection)
          AND version = \(Int32(build.version)) AND checkpoint = \(build.checkpoint))
      """)[0].value(at: 0)
    guard !exists else { return false }
    try connection.execute(
      """
      UPDATE read.builds SET status = 'scratch', last_used_at = clock_timestamp()
      WHERE projection = \(build.projection) AND build = \(Int32(build.number))
      """)
    let member = try connection.memberRole()
    try connection.execute("GRANT USAGE ON SCHEMA \(raw: build.schema) TO \(identifier: member)")
    try connection.execute(
      "GRANT SELECT ON ALL TABLES IN SCHEMA \(raw: build.schema) TO \(identifier: member)")
    return true
  }
}

/// Builds whole read models as of past positions from the log, and adds them to the cache.
package struct PastBuilds: Sendable {
  private let shadows: ShadowBuilds

  package init(_ kinds: [any ReadModelKind], resources: ReplayResources) {
    shadows = ShadowBuilds(kinds: kinds, resources: resources)
  }

  /// Builds the models as of `position`, as `galley_projector`. If another process has added the
  /// same build in the meantime, that one stays, and the new one is dropped.
  package func make(
    through position: Int64, on connection: inout Connection,
    progress: @Sendable @escaping (ReplayProgress) throws -> Void = { _ in }
  ) throws {
    for name in shadows.names { try BuildRegistry.clear(name, [.building], on: &connection) }
    var timer = PhaseTimer(progress)
    let (groups, _) = try shadows.make(through: position, on: &connection, timer: &timer)
    let builds = groups.flatMap(\.builds)
    do {
      for build in builds {
        let isCached = try connection.transaction(.readCommitted) { connection in
          try connection.executePrepared(BuildRegistry.lock([build.projection]))
          return try PastBuildCache.insert(build, on: &connection)
        }
        if !isCached { try BuildRegistry.remove(build, on: &connection) }
        try BuildRegistry.release(build, on: &connection)
      }
    } catch {
      // Best effort: the next rebuild clears what remains.
      for build in builds { try? BuildRegistry.release(build, on: &connection) }
      throw error
    }
  }
}
