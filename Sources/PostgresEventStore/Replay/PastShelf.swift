import EventSourcing
package import PostgreSQL

/// Where builds as of the past are kept for later questions.
package enum PastShelf {
  /// Of how many positions builds are kept.
  package static let places = 8

  /// The builds of these models as of `position`, where they are shelved, each under a claim of the
  /// session's that keeps it from being taken away until ``giveBack(_:on:)``.
  package static func take<Event>(
    _ models: [any Projection<Event>.Type], asOf position: Int64, on connection: inout Connection
  ) throws -> [Build] {
    var taken: [Build] = []
    do {
      for model in models {
        let shelved = try connection.executePrepared(
          """
          SELECT \(raw: Build.columns) FROM read.builds
          WHERE status = 'scratch' AND projection = \(model.name)
            AND version = \(Int32(model.version)) AND checkpoint = \(position)
          """
        ).first.map { try Build(row: $0) }
        guard let shelved else { continue }
        // It may have been taken away since, and its number used again.
        do { try BuildBook.use(shelved, on: &connection) } catch is RebuildRefusal { continue }
        taken.append(shelved)
      }
      return taken
    } catch {
      giveBack(taken, on: &connection)
      throw error
    }
  }

  /// A connection that cannot do this has gone, and its claims with it.
  package static func giveBack(_ builds: [Build], on connection: inout Connection) {
    for build in builds { try? BuildBook.leave(build, on: &connection) }
  }

  /// Notes that these builds were of use now, and takes away those of other positions that were not
  /// for an hour, or are more than there are ``places`` for. Done as `galley_projector`.
  package static func tidy(
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
          row_number() OVER (ORDER BY max(last_used_at) DESC, checkpoint DESC) AS place
        FROM read.builds WHERE status = 'scratch' GROUP BY checkpoint
      ) AS p USING (checkpoint)
      WHERE status = 'scratch' AND checkpoint <> \(kept)
        AND (p.place > \(places) OR p.used < clock_timestamp() - interval '1 hour')
      """
    ).map { try Build(row: $0) }
    for build in surplus {
      try BuildBook.remove(build, waiting: .milliseconds(10), on: &connection)
    }
  }

  /// Shelves a new build for everybody to read, in a transaction that holds the projection's lock.
  ///
  /// - Returns: False where there is one like it already; then nothing is done.
  static func put(_ build: Build, on connection: inout Connection) throws -> Bool {
    let isThere: Bool = try connection.executePrepared(
      """
      SELECT EXISTS (SELECT FROM read.builds
        WHERE status = 'scratch' AND projection = \(build.projection)
          AND version = \(Int32(build.version)) AND checkpoint = \(build.checkpoint))
      """)[0].value(at: 0)
    guard !isThere else { return false }
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
