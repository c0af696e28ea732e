extension Connection {
  /// Makes every statement of a later transaction see what was committed before that statement, unless
  /// the transaction states another level. The database may have another default.
  ///
  /// It asks the server once for each session.
  package mutating func requireReadCommitted() throws(PostgresError) {
    guard !isReadCommitted else { return }
    try script("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED")
    isReadCommitted = true
  }
}
