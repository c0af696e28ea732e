import CLibPQ

extension Connection {
  /// Runs a statement that a connection runs repeatedly. It is prepared on its first use, in the
  /// same round trip, and reused afterwards.
  @discardableResult
  package mutating func executePrepared(_ query: Query) throws(PostgresError) -> Rows {
    observer?([query])
    return try preparingAgain { connection throws(PostgresError) in
      try connection.runPrepared(query)
    }
  }

  /// Runs `body`, and again if a statement of it is stale: the tables changed after it was prepared,
  /// or somebody deallocated it. Then nothing ran, and the statement has left the cache. Inside a
  /// transaction, the error remains.
  mutating func preparingAgain<Value>(
    _ body: (inout Connection) throws(PostgresError) -> Value
  ) throws(PostgresError) -> Value {
    let isInTransaction = isInTransaction
    do throws(PostgresError) {
      return try body(&self)
    } catch {
      guard Self.isStale(error), !isInTransaction else { throw error }
      return try body(&self)
    }
  }

  private mutating func runPrepared(_ query: Query) throws(PostgresError) -> Rows {
    let parameters = try query.encodedParameters()
    let key = try StatementCache.Key(query, types: parameters.types) {
      query throws(PostgresError) in try query.checkedSQL()
    }
    guard let name = statements.name(of: key) else { return try sendPrepared([query])[0] }
    do throws(PostgresError) {
      return try rows(
        parameters.withPointers { values, lengths, formats in
          answers.wait {
            PQexecPrepared(pointer, name, parameters.count, values, lengths, formats, 1)
          }
        })
    } catch {
      if Self.isStale(error) { statements.remove(key) }
      throw error
    }
  }

  mutating func makeRoomForStatement() throws(PostgresError) {
    if let evicted = statements.evict() {
      _ = try rows(send("DEALLOCATE \(evicted)"))
    }
  }

  static func isStale(_ error: PostgresError) -> Bool {
    error.sqlState == .invalidStatementName || error.sqlState == .featureNotSupported
  }
}
