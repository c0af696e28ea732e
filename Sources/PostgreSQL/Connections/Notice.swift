/// A message the server sent beside a result: a notice or a warning.
package struct Notice: Hashable, Sendable {
  /// Such as NOTICE or WARNING, in English under every locale.
  package let severity: String
  package let sqlState: SQLState?
  package let message: String
}
