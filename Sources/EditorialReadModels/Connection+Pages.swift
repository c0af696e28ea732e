import PostgreSQL

extension Connection {
  /// Reads a page in a transaction of its own, by an index that has its rows in order.
  ///
  /// The planner takes the conditions on a text and on its beginning for two that have nothing to do
  /// with each other, expects next to no rows, and would gather and sort all that there are.
  mutating func readPage(_ query: Query) throws -> Rows {
    try transaction(readOnly: true) { connection in
      try connection.execute("SET LOCAL enable_bitmapscan = off")
      return try connection.execute(query)
    }
  }
}
