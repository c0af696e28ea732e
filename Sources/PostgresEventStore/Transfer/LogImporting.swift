import Dispatch
package import PostgreSQL

/// Makes a newsroom from an export, in a database that has none yet: all of it, or nothing.
///
/// What the lines say is taken as the owner of the tables, whose own constraints hold: a text is the
/// one of its key, a name is one article's. Whether the record is the one that was sealed is for
/// `galley log verify` to say afterwards.
package struct LogImporting: Sendable {
  /// Batches that wait for the server.
  private static let ahead = 2

  package init() {}

  /// - Parameters:
  ///   - progress: Takes how many lines the server has taken.
  ///   - read: Hands over the lines, without their newlines, on a thread of its own: while the server
  ///     takes some, the next are read.
  /// - Returns: What there was.
  /// - Throws: ``TransferError`` where the newsroom is not empty, or the lines are no whole export.
  package func run(
    on connection: inout Connection, progress: (Int) -> Void,
    _ read: @escaping @Sendable ((ArraySlice<UInt8>) throws -> Void) throws -> Void
  ) throws -> TransferTally {
    let tally = try connection.transaction { connection in
      try requireEmpty(on: &connection)
      let steps = Self.steps(of: read)
      defer { steps.abandon() }
      var tally = TransferTally()
      while let step = steps.take() {
        switch step {
        case .batch(let batch):
          try take(batch, on: &connection)
          progress(batch.last)
        case .end(let whole): tally = whole
        case .failure(let error): throw error
        }
      }
      try finish(on: &connection)
      return tally
    }
    // What the planner knows of the tables is that they are empty.
    try connection.script("ANALYZE galley.events, galley.texts, galley.claims")
    return tally
  }

  private enum Step: Sendable {
    case batch(ImportBatch)
    case end(TransferTally)
    case failure(any Error)
  }

  private static func steps(
    of read: @escaping @Sendable ((ArraySlice<UInt8>) throws -> Void) throws -> Void
  ) -> Conveyor<Step> {
    let steps = Conveyor<Step>(capacity: ahead)
    DispatchQueue(label: "galley.import").async {
      defer { steps.finish() }
      do {
        var reading = ImportReading()
        try read { line in
          if let batch = try reading.take(line) { try steps.put(.batch(batch)) }
        }
        let (batch, tally) = try reading.finish()
        try steps.put(.batch(batch))
        try steps.put(.end(tally))
      } catch is Conveyor<Step>.Abandoned {
        // Whoever takes has failed, and says so.
      } catch {
        try? steps.put(.failure(error))
      }
    }
    return steps
  }

  private func requireEmpty(on connection: inout Connection) throws {
    // Whoever records waits, and what they recorded before is seen; in the order of an append.
    try connection.script(
      "LOCK TABLE galley.claims, galley.texts, galley.events IN SHARE ROW EXCLUSIVE MODE")
    // Where a position was ever taken, read models may have come as far.
    let isEmpty: Bool = try connection.execute(
      """
      SELECT galley.last_position() = 0 AND NOT EXISTS (SELECT FROM galley.events)
        AND NOT EXISTS (SELECT FROM galley.texts) AND NOT EXISTS (SELECT FROM galley.claims)
        AND NOT EXISTS (SELECT FROM galley.seals)
      """)[0].value(at: 0)
    guard isEmpty else {
      throw TransferError(
        "this newsroom has a record already; an export is imported into a new one")
    }
  }

  private func take(_ batch: ImportBatch, on connection: inout Connection) throws {
    do {
      try connection.take(batch)
    } catch let error as PostgresError {
      throw TransferError(
        line: batch.first,
        "what stands from here to line \(batch.last) is not taken: \(error.message)")
    }
  }

  /// Claims follow from the events, and positions go on after the last. That is in the transaction
  /// too, as `setval` would not be: an import that is lost leaves a newsroom in which no position was
  /// ever taken.
  private func finish(on connection: inout Connection) throws {
    try connection.script(
      """
      INSERT INTO galley.claims (name, stream)
        SELECT e.payload ->> c.field, e.stream FROM galley.events e
        JOIN galley.event_types y ON y.type = e.type
        CROSS JOIN LATERAL unnest(y.claims) AS c(field)
        WHERE e.payload ->> c.field IS NOT NULL ORDER BY e.position
        ON CONFLICT (name) DO NOTHING
      """)
    let last: Int64? = try connection.execute("SELECT max(position) FROM galley.events")[0]
      .value(at: 0)
    guard let last else { return }
    try connection.script(
      """
      ALTER SEQUENCE galley.positions RESTART WITH \(last);
      SELECT nextval('galley.positions')
      """)
  }
}
