import PostgreSQL

extension Session {
  /// Refuses a pooler that gives a connection to somebody else between two transactions. The
  /// settings of one person's session, such as whom it acts as, would apply to the next person.
  ///
  /// Two open connections that have the same server process prove it, and so does one connection
  /// whose server process changes. A pooler in session mode shows neither.
  ///
  /// - Parameter connection: A connection through a pooler.
  static func refuseTransactionPooling(
    on connection: inout Connection, _ settings: ConnectionSettings
  ) throws {
    var other = try Connection(settings)
    let first = try process(of: &connection)
    var second = try process(of: &other)
    if first != second {
      // The first one may have been lent to somebody else in between.
      try other.script("BEGIN")
      second = try process(of: &other)
    }
    let firstAgain = first == second ? first : try process(of: &connection)
    guard first != second, first == firstAgain else {
      throw Failure(
        .unavailable,
        "the pooler in front of this database shares connections between transactions; "
          + "set it to session mode, or connect to the server itself")
    }
  }

  private static func process(of connection: inout Connection) throws -> Int {
    try connection.execute("SELECT pg_backend_pid()")[0].value(at: 0)
  }
}
