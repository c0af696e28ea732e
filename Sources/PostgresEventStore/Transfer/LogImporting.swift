package import PostgreSQL

/// Makes a newsroom from an export, in a database that has none yet: all of it, or nothing.
///
/// What the lines say is taken as the owner of the tables, whose own constraints hold: a text is the
/// one of its key, a name is one article's. Whether the record is the one that was sealed is for
/// `galley log verify` to say afterwards.
package struct LogImporting: Sendable {
  /// Rows that are sent at a time, at the most.
  private static let rows = 2_000
  /// Bytes of rows that are sent at a time, but for one that has more by itself.
  private static let bytes = 4 << 20

  package init() {}

  /// - Parameter read: Hands over the lines, without their newlines.
  /// - Returns: What there was.
  /// - Throws: ``TransferError`` where the newsroom is not empty, or the lines are no whole export.
  package func run(
    on connection: inout Connection,
    _ read: ((ArraySlice<UInt8>) throws -> Void) throws -> Void
  ) throws -> TransferTally {
    let tally = try connection.transaction { connection in
      try requireEmpty(on: &connection)
      try connection.script(
        "CREATE TEMPORARY TABLE imported (number bigint, row text COLLATE \"C\") ON COMMIT DROP")
      var tally = TransferTally()
      var batch = Batch()
      try read { line in
        let (kind, object) = try tally.read(line)
        switch kind {
        case .header: try Self.checkHeader(object)
        case .manifest: break
        case .event, .person, .tile, .seal:
          if batch.kind != kind || batch.rows.count >= Self.rows || batch.bytes >= Self.bytes {
            try batch.send(on: &connection)
            batch = Batch(kind: kind, first: tally.lines)
          }
          guard let row = String(validating: object, as: UTF8.self) else {
            throw TransferError(line: tally.lines, "it is no UTF-8")
          }
          batch.add(row)
        }
      }
      try batch.send(on: &connection)
      guard tally.kind == .manifest else {
        throw TransferError(
          line: tally.lines + 1, "the export ends before its manifest: it is not whole")
      }
      try finish(on: &connection)
      return tally
    }
    // What the planner knows of the tables is that they are empty.
    try connection.script("ANALYZE galley.events, galley.texts, galley.claims")
    return tally
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

  /// Claims follow from the events, and positions go on after the last.
  private func finish(on connection: inout Connection) throws {
    try connection.script(
      """
      INSERT INTO galley.claims (name, stream)
        SELECT e.payload ->> y.claim, e.stream FROM galley.events e
        JOIN galley.event_types y ON y.type = e.type
        WHERE y.claim IS NOT NULL ORDER BY e.position
        ON CONFLICT (name) DO NOTHING;
      SELECT setval('galley.positions', coalesce(max(position), 0)) FROM galley.events
      """)
  }

  private static func checkHeader(_ object: [UInt8]) throws(TransferError) {
    guard String(decoding: object, as: UTF8.self).contains(/"format" ?: ?1[,} ]/) else {
      throw TransferError(
        line: 1, "this export has a format that this galley does not know; use the one it names")
    }
  }
}

extension LogImporting {
  /// Rows of a kind on their way to the server.
  private struct Batch {
    var kind = TransferKind.header
    /// The line of the first.
    var first = 0
    var rows: [String] = []
    var bytes = 0

    mutating func add(_ row: String) {
      rows.append(row)
      bytes += row.utf8.count
    }

    func send(on connection: inout Connection) throws {
      guard !rows.isEmpty else { return }
      do {
        try connection.copyIn("COPY pg_temp.imported FROM STDIN (FORMAT binary)") { writer in
          for (index, row) in rows.enumerated() { try writer.row(Int64(index), row) }
        }
        try connection.script(ImportStatements.taking(kind) + ";\nTRUNCATE pg_temp.imported")
      } catch let error as PostgresError {
        let last = first + rows.count - 1
        throw TransferError(
          line: first,
          "what stands from here to line \(last) is not taken: \(error.message)")
      }
    }
  }
}
