import CLibPQ

extension Connection {
  /// Runs one statement that is prepared on its first use and then only bound: for those that a
  /// connection runs again and again.
  @discardableResult
  package mutating func executePrepared(_ query: Query) throws(PostgresError) -> Rows {
    let parameters = try EncodedParameters(query.parameters)
    let key = StatementCache.Key(sql: try query.checkedSQL(), types: parameters.types)
    let isInTransaction = isInTransaction
    do throws(PostgresError) {
      return try execute(key, parameters)
    } catch {
      guard Self.isStale(error) else { throw error }
      // A statement prepared before its tables changed, or deallocated behind our back. It did not
      // run; outside a transaction it may be prepared afresh and tried once more.
      statements.remove(key)
      guard !isInTransaction else { throw error }
      return try execute(key, parameters)
    }
  }

  private mutating func execute(
    _ key: StatementCache.Key, _ parameters: EncodedParameters
  ) throws(PostgresError) -> Rows {
    let name = try name(of: key)
    let result = parameters.withPointers { values, lengths, formats in
      PQexecPrepared(pointer, name, parameters.count, values, lengths, formats, 1)
    }
    return try rows(result)
  }

  /// The name of the statement, which is prepared if it was not yet.
  private mutating func name(of key: StatementCache.Key) throws(PostgresError) -> String {
    if let known = statements.name(of: key) { return known }
    return try prepare(key)
  }

  private mutating func prepare(_ key: StatementCache.Key) throws(PostgresError) -> String {
    try makeRoomForStatement()
    let name = statements.add(key)
    do throws(PostgresError) {
      _ = try rows(PQprepare(pointer, name, key.sql, Int32(key.types.count), key.types))
    } catch {
      statements.remove(key)
      throw error
    }
    return name
  }

  mutating func makeRoomForStatement() throws(PostgresError) {
    if let evicted = statements.evict() {
      _ = try rows(PQexec(pointer, "DEALLOCATE \(evicted)"))
    }
  }

  static func isStale(_ error: PostgresError) -> Bool {
    error.sqlState == .invalidStatementName || error.sqlState == .featureNotSupported
  }
}
