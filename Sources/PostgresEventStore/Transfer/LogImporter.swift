import Dispatch
package import PostgreSQL

/// Imports an export into a newsroom that is still empty: all of it, or nothing.
///
/// The rows are inserted as the owner of the tables. The constraints of the tables apply: the key
/// of a text is its digest, and a name belongs to one article. Whether the record is the sealed one
/// is not checked here: see ``LogVerification``.
package struct LogImporter: Sendable {
  /// The number of batches that are read ahead.
  private static let readAhead = 2

  package init() {}

  /// - Parameters:
  ///   - addition: What else the import changes. It takes effect with the import, or not at all.
  ///   - progress: Called with the number of lines inserted so far.
  ///   - read: Calls its argument with each line, without its newline. It runs on its own thread,
  ///     so that lines are read while others are inserted.
  /// - Returns: The chain with the counts of the lines.
  /// - Throws: ``TransferError`` when the newsroom is not empty, or the lines are not a complete
  ///   export.
  package func run(
    _ addition: Query, on connection: inout Connection, progress: (Int) -> Void,
    _ read: @escaping @Sendable ((ArraySlice<UInt8>) throws -> Void) throws -> Void
  ) throws -> TransferChain {
    let chain = try connection.transaction { connection in
      try requireEmpty(on: &connection)
      try connection.execute(addition)
      let messages = Self.messages(from: read)
      defer { messages.cancel() }
      var chain = TransferChain()
      while let message = messages.receive() {
        switch message {
        case .batch(let batch):
          try insert(batch, on: &connection)
          progress(batch.last)
        case .end(let complete): chain = complete
        case .failure(let error): throw error
        }
      }
      try finish(on: &connection)
      return chain
    }
    // Until now, the planner assumes that the tables are empty.
    try connection.script("ANALYZE galley.events, galley.texts, galley.pictures, galley.claims")
    return chain
  }

  /// What the reading thread sends.
  private enum Message: Sendable {
    case batch(ImportBatch)
    case end(TransferChain)
    case failure(any Error)
  }

  private static func messages(
    from read: @escaping @Sendable ((ArraySlice<UInt8>) throws -> Void) throws -> Void
  ) -> BoundedChannel<Message> {
    let messages = BoundedChannel<Message>(capacity: readAhead)
    DispatchQueue(label: "galley.import").async {
      defer { messages.finish() }
      do {
        var batcher = ImportBatcher()
        try read { line in
          if let batch = try batcher.add(line) { try messages.send(.batch(batch)) }
        }
        let (batch, chain) = try batcher.finish()
        try messages.send(.batch(batch))
        try messages.send(.end(chain))
      } catch is BoundedChannel<Message>.Cancelled {
        // The receiver has failed, and throws its own error.
      } catch {
        try? messages.send(.failure(error))
      }
    }
    return messages
  }

  private func requireEmpty(on connection: inout Connection) throws {
    // Writers must wait, and what they recorded before must be visible. Tables are locked in the
    // same order as by an append.
    try connection.script(
      "LOCK TABLE galley.claims, galley.texts, galley.pictures, galley.events IN SHARE ROW EXCLUSIVE MODE"
    )
    // If a position was ever taken, read models may have reached it.
    let isEmpty: Bool = try connection.execute(
      """
      SELECT galley.last_position() = 0 AND NOT EXISTS (SELECT FROM galley.events)
        AND NOT EXISTS (SELECT FROM galley.texts) AND NOT EXISTS (SELECT FROM galley.claims)
        AND NOT EXISTS (SELECT FROM galley.seals) AND NOT EXISTS (SELECT FROM galley.pictures)
      """)[0].value(at: 0)
    guard isEmpty else {
      throw TransferError(
        "this newsroom is not empty; import the export into a new one")
    }
  }

  private func insert(_ batch: ImportBatch, on connection: inout Connection) throws {
    do {
      try connection.insert(batch)
    } catch let error as PostgresError {
      throw TransferError(
        line: batch.first,
        "the rows up to line \(batch.last) cannot be imported: \(error.message)")
    }
  }

  /// Derives the claims from the events, and lets positions continue after the last one. The
  /// sequence is changed by ALTER SEQUENCE, which is part of the transaction; `setval` is not.
  /// Otherwise a failed import would leave a newsroom in which a position was taken.
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
