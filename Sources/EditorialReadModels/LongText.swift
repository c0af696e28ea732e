import PostgreSQL

/// A column that rows are found by, and whose texts may be of any length. An index takes no key of
/// more than 2,704 bytes, and one longer section would stop every read model: so only the beginning
/// of a text is its key.
enum LongText {
  /// What stands for the column in an index.
  static func key(_ column: String) -> String { "left(\(column), 200)" }

  /// One more condition of a query, which the index serves.
  static func condition(_ column: String, is text: String) -> Query {
    " AND \(raw: key(column)) = left(\(text), 200) AND \(raw: column) = \(text)"
  }
}
