package import EventSourcing
package import PostgreSQL

/// Makes a read model again from position 0, in a shadow that takes the live one's place at the end.
///
/// The live model serves and follows meanwhile. A rebuild that is killed leaves a shadow which the
/// next one clears away.
package struct Rebuild<Codec: EventCodec>: Sendable {
  /// How far a rebuild has come.
  package struct Progress: Sendable {
    package let projection: String
    package let events: Int
    /// The events in the log when the rebuild began.
    package let total: Int
  }

  /// What a rebuild has made.
  package struct Result: Sendable {
    package let build: Build
    package let events: Int
  }

  package enum Refusal: Error, Hashable, CustomStringConvertible {
    case alreadyRunning(String)

    package var description: String {
      switch self {
      case .alreadyRunning(let projection):
        "another rebuild of \(projection) is running; wait until it has ended"
      }
    }
  }

  let projector: Projector<Codec>

  package init(projector: Projector<Codec>) {
    self.projector = projector
  }

  /// - Throws: ``Refusal`` while another rebuild of the same read model runs.
  package func run<P: Projection>(
    _ projection: P.Type, on connection: inout Connection,
    progress: (Progress) -> Void = { _ in }
  ) throws -> Result where P.Event == Codec.Event {
    // Held by the session, so that it spans transactions and ends with the process.
    let isAlone: Bool = try connection.execute(
      "SELECT pg_try_advisory_lock(105, hashtext(\(P.name)))")[0].value(at: 0)
    guard isAlone else { throw Refusal.alreadyRunning(P.name) }
    defer {
      _ = try? connection.execute("SELECT pg_advisory_unlock(105, hashtext(\(P.name)))")
    }
    let shadow = try connection.transaction(.readCommitted) { connection in
      // A first catch-up may be making a build at this moment, and would take the same number.
      try BuildBook.lock(P.name, on: &connection)
      try BuildBook.clearUnfinished(P.name, on: &connection)
      return try BuildBook.create(projection, on: &connection)
    }
    let events = try fold(projection, into: shadow, on: &connection, progress: progress)
    try follow(projection, shadow, on: &connection)
    let build = try swap(projection, shadow, on: &connection)
    return Result(build: build, events: events)
  }

  /// Folds the log stream by stream, so that what is in memory is one batch whatever the log's
  /// length, then makes the indexes.
  private func fold<P: Projection>(
    _ projection: P.Type, into shadow: Build, on connection: inout Connection,
    progress: (Progress) -> Void
  ) throws -> Int where P.Event == Codec.Event {
    let watermark = try Watermark.read(on: &connection)
    return try connection.transaction(.readCommitted) { connection in
      let total: Int = try connection.execute(
        "SELECT count(*) FROM galley.events WHERE position <= \(watermark)")[0].value(at: 0)
      try connection.execute(
        """
        DECLARE by_stream NO SCROLL CURSOR FOR
        SELECT \(raw: StoredEvent.columns) FROM galley.events
        WHERE position <= \(raw: String(watermark)) ORDER BY stream, version
        """)
      var folding = StreamFold<P>()
      var events = 0
      while true {
        let rows = try connection.execute(
          "FETCH \(raw: String(projector.batchSize)) FROM by_stream")
        for row in rows {
          try folding.add(try StoredEvent(row: row).map { try projector.codec.decode($0) })
        }
        events += rows.count
        if rows.isEmpty { folding.finish() }
        let finished = folding.takeFinished()
        for table in P.tables { try table.insert(finished, shadow.schema, &connection) }
        progress(Progress(projection: P.name, events: events, total: total))
        if rows.isEmpty { break }
      }
      try connection.execute("CLOSE by_stream")
      for table in P.tables { try connection.script(table.indexCreation(shadow.schema)) }
      try BuildBook.advance(shadow, to: watermark, events: events, on: &connection)
      return events
    }
  }

  /// Applies what has been recorded since, a batch a transaction.
  private func follow<P: Projection>(
    _ projection: P.Type, _ shadow: Build, on connection: inout Connection
  ) throws where P.Event == Codec.Event {
    while true {
      let isDone = try connection.transaction(.readCommitted) { connection in
        let build = try current(shadow, on: &connection)
        return try projector.applyBatch(projection, to: build, on: &connection).isDone
      }
      if isDone { return }
    }
  }

  /// With the live model's writers shut out: the last events, never behind the live model, and the
  /// swap.
  private func swap<P: Projection>(
    _ projection: P.Type, _ shadow: Build, on connection: inout Connection
  ) throws -> Build where P.Event == Codec.Event {
    try connection.transaction(.readCommitted) { connection in
      try BuildBook.lock(P.name, on: &connection)
      while true {
        let build = try current(shadow, on: &connection)
        if try projector.applyBatch(projection, to: build, on: &connection).isDone { break }
      }
      try BuildBook.swap(projection, to: shadow, on: &connection)
      return try current(shadow, on: &connection)
    }
  }

  private func current(_ build: Build, on connection: inout Connection) throws -> Build {
    let rows = try connection.executePrepared(
      """
      SELECT \(raw: Build.columns) FROM read.builds
      WHERE projection = \(build.projection) AND build = \(Int32(build.number))
      """)
    return try Build(row: rows[0])
  }
}
