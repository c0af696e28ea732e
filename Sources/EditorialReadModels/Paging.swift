package import PostgreSQL

/// A page that is read in its own transaction and one round trip, from an ordered index.
package enum PageReading {
  /// The planner assumes that the conditions on a text and on its beginning are independent. So it
  /// expects almost no rows, and without the setting it would read and sort all of them.
  package static func statements(_ query: Query) -> [Query] {
    ["BEGIN READ ONLY", "SET LOCAL enable_bitmapscan = off", query, "COMMIT"]
  }

  /// - Parameter answers: To the statements.
  package static func rows(in answers: [Rows]) -> Rows { answers[2] }
}

extension Connection {
  /// Reads a page.
  mutating func readPage(_ query: Query) throws -> Rows {
    do {
      return PageReading.rows(in: try pipelinePrepared(PageReading.statements(query)))
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
