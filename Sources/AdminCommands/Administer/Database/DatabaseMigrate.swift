package import ArgumentParsing
import EmbeddedPostgreSQL
import Newsroom
import Schema

package struct DatabaseMigrate: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "migrate", abstract: "Migrate the database to this program's schema.",
    discussion: """
      All pending migrations are applied in one transaction. A second migration waits for the \
      first. Any command that opens the private newsroom migrates it.
      """,
    examples: [
      Example("galley database migrate --dry-run", "Show what would be applied."),
      Example("galley database migrate --dry-run --show-sql", "Show it with its SQL."),
    ])

  @Flag(name: "dry-run", help: "Show what would be applied, and apply nothing.") package var dryRun:
    Bool
  @Flag(name: "show-sql", help: "Print the SQL too.") package var showSQL: Bool
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    if let server = try global.address.server, !server.isAccepting {
      try server.start { console.tell($0) }
    }
    let administration = try global.administration
    let migrations =
      try await dryRun ? administration.pendingMigrations() : administration.migrate()
    if migrations.isEmpty { console.tell("Nothing to do: the schema is up to date") }
    let steps = migrations.map {
      MigrationStep(migration: $0, isApplied: !dryRun, isWithSQL: showSQL)
    }
    let isAllShown = showSQL && !steps.isEmpty
    try console.report(steps) {
      steps.map(\.text).joined() + (isAllShown ? Self.definitions(isApplied: !dryRun) : "")
    }
  }

  private static func definitions(isApplied: Bool) -> String {
    let verb = isApplied ? "ran" : "would run"
    return Schema.definitions.map { "-- \(verb) \($0.path)\n\($0.sql)\n" }.joined()
  }
}

extension MigrationStep {
  fileprivate var text: String {
    let line =
      "\(isApplied ? "Applied" : "Would apply") \(migration.number) \(migration.name)\n"
    return isWithSQL ? "-- \(line)\(migration.sql)\n" : line
  }
}
