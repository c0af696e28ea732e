package import ArgumentParsing

package struct BackupCommands: CommandGroup {
  package static let configuration = CommandConfiguration(
    name: "backup", abstract: "Make, list, verify and remove backups.",
    discussion: """
      A backup is a copy of the private server's data, made by PostgreSQL while people work. Each is \
      a folder in the folder that you name, readable only by the user who runs the server. It does \
      not contain the sealing key, the keys of the web desk or the settings file: keep copies of \
      these elsewhere. 'galley database restore' restores a newsroom.
      """)

  package static let sections = [
    CommandSection(
      "Subcommands",
      [BackupCreate.self, BackupListCommand.self, BackupVerify.self, BackupPrune.self])
  ]

  @OptionGroup package var global: GlobalOptions

  package init() {}
}
