import Digests
import Editorial
package import JSON
import PostgresEventStore
package import Schema

/// One migration, applied or pending.
package struct MigrationStep: Sendable {
  package let migration: Schema.Migration
  /// Whether it was applied now.
  package let isApplied: Bool
  /// Whether the answer includes the SQL.
  package let isWithSQL: Bool

  package init(migration: Schema.Migration, isApplied: Bool, isWithSQL: Bool) {
    self.migration = migration
    self.isApplied = isApplied
    self.isWithSQL = isWithSQL
  }
}

extension MigrationStep: JSONDescribed {
  package static let json = JSONDescription<MigrationStep>(
    "Migration", "A migration of the schema.",
    [
      JSONMember("number", "The number of the migration, from 1.", \.migration.number),
      JSONMember("name", "The name of the migration.", \.migration.name),
      JSONMember("checksum", "The SHA-256 of its SQL.", \.migration.checksum),
      JSONMember("isApplied", "Whether it was applied now.", \.isApplied),
      JSONMember.leftOutIfNil(
        "sql", "The SQL, if it was asked for.",
        { $0.isWithSQL ? $0.migration.sql : nil }),
    ])
}
