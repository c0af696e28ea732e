package import ArgumentParsing
import Digests
import EmbeddedPostgreSQL
import Newsroom
import PostgresEventStore
import Schema

package struct DatabaseMigrate: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "migrate", abstract: "Bring the database's schema to this galley's.",
    discussion: """
      All or nothing, in one transaction; a second migration waits for the first. The private \
      newsroom is migrated by any command that opens it.
      """,
    examples: [
      Example("galley database migrate --dry-run", "What would be applied."),
      Example("galley database migrate --dry-run --show-sql", "The same with its SQL."),
    ])

  @Flag(name: "dry-run", help: "Apply nothing; say what would be applied.") package var dryRun: Bool
  @Flag(name: "show-sql", help: "Print the SQL too.") package var showSQL: Bool
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    if let server = try global.address.server, !server.isAccepting {
      try server.start { console.tell($0) }
    }
    let administration = DatabaseAdministration(try global.address)
    let migrations =
      try await dryRun ? administration.pendingMigrations() : administration.migrate()
    if migrations.isEmpty { console.tell("nothing to do: the schema is this galley's") }
    let steps = migrations.map { Step($0, isApplied: !dryRun, sql: showSQL ? $0.sql : nil) }
    let isAllShown = showSQL && !steps.isEmpty
    try console.show(steps) {
      steps.map(\.text).joined() + (isAllShown ? Self.definitions(isApplied: !dryRun) : "")
    }
  }

  private static func definitions(isApplied: Bool) -> String {
    let verb = isApplied ? "ran" : "would run"
    return Schema.definitions.map { "-- \(verb) \($0.path)\n\($0.sql)\n" }.joined()
  }
}

/// One migration, applied or to be applied.
private struct Step: Encodable {
  let number: Int
  let name: String
  let checksum: String
  let isApplied: Bool
  let sql: String?

  init(_ migration: Schema.Migration, isApplied: Bool, sql: String?) {
    number = migration.number
    name = migration.name
    checksum = migration.checksum.hex
    self.isApplied = isApplied
    self.sql = sql
  }

  var text: String {
    let line = "\(isApplied ? "applied" : "would apply") \(number) \(name)\n"
    guard let sql else { return line }
    return "-- \(line)\(sql)\n"
  }
}
