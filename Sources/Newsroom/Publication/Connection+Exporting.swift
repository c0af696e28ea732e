import PostgreSQL

extension Connection {
  /// A transaction in which an export reads one snapshot.
  ///
  /// PostgreSQL does not compile the queries in it. It would, because they have many expressions and may
  /// read many rows, and that takes longer than running them: up to a second for each query.
  mutating func exporting<Value>(
    _ body: (inout Connection) throws -> Value
  ) throws -> Value {
    try transaction(.repeatableRead, readOnly: true) { connection in
      try connection.execute("SET LOCAL jit = off")
      return try body(&connection)
    }
  }
}
