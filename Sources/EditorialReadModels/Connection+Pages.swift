import PostgreSQL

extension Connection {
  /// Reads a page in a transaction of its own and one round trip, by an index that has its rows in order.
  ///
  /// The planner takes the conditions on a text and on its beginning for two that have nothing to do
  /// with each other, expects next to no rows, and would gather and sort all that there are.
  mutating func readPage(_ query: Query) throws -> Rows {
    do {
      return try pipelinePrepared([
        "BEGIN READ ONLY", "SET LOCAL enable_bitmapscan = off", query, "COMMIT",
      ])[2]
    } catch {
      // When this fails too, the pool does not lend the connection again.
      try? script("ROLLBACK")
      throw error
    }
  }
}
