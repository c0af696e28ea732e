/// The SQL that the migrator runs for a newsroom's database. The build embeds the files of this
/// folder in the program, so that the program does not need the files.
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

  /// The number of the last migration. This is the version that a database must have.
  package static var version: Int { migrations.count }
}
