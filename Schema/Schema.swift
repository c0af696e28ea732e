/// The SQL of a newsroom's database: what the migrator runs. The build writes the files of this
/// folder into the program, so that it needs none of them beside it.
package enum Schema {
  /// A numbered step, `migrations/NNNN_name.sql`. It runs once.
  package struct Migration: Hashable, Sendable {
    /// From 1, without gaps.
    package let number: Int
    package let name: String
    package let sql: String

    package init(number: Int, name: String, sql: String) {
      (self.number, self.name, self.sql) = (number, name, sql)
    }
  }

  /// An object in its present form, `definitions/PATH.sql`. It runs again whenever a migration has
  /// run.
  package struct Definition: Hashable, Sendable {
    /// Below `definitions`, such as `functions/galley/append.sql`.
    package let path: String
    package let sql: String

    package init(path: String, sql: String) {
      (self.path, self.sql) = (path, sql)
    }
  }

  /// The number of the last migration: what a database must be at.
  package static var version: Int { migrations.count }
}
