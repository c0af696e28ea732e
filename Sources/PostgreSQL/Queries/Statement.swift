/// SQL that a program sends again and again, with other values. A ``Query`` is assembled each time, and
/// a connection finds its prepared statement by the text. This text is assembled and checked once, and
/// the prepared statement is found by the identity of the object.
package final class Statement: Sendable {
  let sql: String

  /// - Parameter sql: From this program, one statement that is no COPY, with `$1`, `$2` and so on for
  ///   the parameters.
  package init(_ sql: String) {
    precondition(!sql.hasNUL, "SQL has no NUL")
    self.sql = sql
  }
}

extension Statement: Hashable {
  package static func == (one: Statement, other: Statement) -> Bool { one === other }

  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
