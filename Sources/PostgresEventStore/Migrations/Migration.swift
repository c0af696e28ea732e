package import Digests

/// One numbered step of the schema.
package struct Migration: Sendable {
  /// From 1, without gaps.
  package let number: Int
  package let name: String
  package let sql: String

  package init(number: Int, name: String, sql: String) {
    self.number = number
    self.name = name
    self.sql = sql
  }

  /// What tells an edited migration from the one that was applied.
  package var checksum: Digest { Digest(of: sql.utf8) }
}
