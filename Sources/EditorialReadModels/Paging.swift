import PostgreSQL

extension Connection {
  /// Reads a page in its own transaction and one round trip, from an ordered index.
  ///
  /// The planner assumes that the conditions on a text and on its beginning are independent. So it
  /// expects almost no rows, and without the setting it would read and sort all of them.
  mutating func readPage(_ query: Query) throws -> Rows {
    do {
      return try pipelinePrepared([
        "BEGIN READ ONLY", "SET LOCAL enable_bitmapscan = off", query, "COMMIT",
      ])[2]
    } catch {
      // If this fails too, the pool does not reuse the connection.
      try? script("ROLLBACK")
      throw error
    }
  }
}

/// An indexed column with texts of any length. An index accepts no key of more than 2,704 bytes,
/// and one longer section would stop every read model. So the key is only the beginning of a text.
enum LongText {
  /// The key of the column in an index.
  static func key(_ column: String) -> String { "left(\(column), 200)" }

  /// An additional condition of a query that uses the index.
  static func condition(_ column: String, is text: String) -> Query {
    " AND \(raw: key(column)) = left(\(text), 200) AND \(raw: column) = \(text)"
  }
}
