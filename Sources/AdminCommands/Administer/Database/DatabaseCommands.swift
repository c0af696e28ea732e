package import ArgumentParsing

package struct DatabaseCommands: CommandGroup {
  package static let configuration = CommandConfiguration(
    name: "database", abstract: "Make, migrate, start, stop and look at the database.",
    discussion: """
      Without --database and GALLEY_DATABASE_URL this is the private server, which any command \
      makes and starts when it needs it.
      """)

  package static let sections = [
    CommandSection(
      "Subcommands",
      [
        DatabaseInit.self, DatabaseMigrate.self, DatabaseStart.self, DatabaseStop.self,
        DatabaseStatus.self,
      ])
  ]

  @OptionGroup package var global: GlobalOptions

  package init() {}
}
