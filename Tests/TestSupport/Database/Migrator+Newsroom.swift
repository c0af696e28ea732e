package import PostgresEventStore
import Schema

extension Migrator {
  /// All migrations of the newsroom.
  package static func newsroom() throws -> Migrator {
    Migrator(
      try Schema().files().map { Migration(number: $0.number, name: $0.name, sql: $0.sql) })
  }
}
