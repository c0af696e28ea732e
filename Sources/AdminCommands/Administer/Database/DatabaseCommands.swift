package import ArgumentParsing

package struct DatabaseCommands: CommandGroup {
  package static let configuration = CommandConfiguration(
    name: "database", abstract: "Create, migrate, back up and restore the database.",
    discussion: """
      Without --database and GALLEY_DATABASE_URL, these commands use the private server. Any \
      command creates and starts it when needed.
      """)

  package static let sections = [
    CommandSection(
      "Subcommands",
      [
        DatabaseInit.self, DatabaseMigrate.self, DatabaseStart.self, DatabaseStop.self,
        DatabaseStatus.self,
      ]),
    CommandSection(
      "Backup",
      [BackupCommands.self, ArchiveCommands.self, DatabaseRestore.self, DatabaseUpgrade.self]),
  ]

  @OptionGroup package var global: GlobalOptions

  package init() {}
}
