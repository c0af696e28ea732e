package import ArgumentParsing

package struct ArchiveCommands: CommandGroup {
  package static let configuration = CommandConfiguration(
    name: "archive", abstract: "Archive what is recorded between backups.",
    discussion: """
      An archive receives every finished file of PostgreSQL's write-ahead log, at least one a \
      minute while something is recorded. With a backup, it restores the newsroom as it was at any \
      time after the backup, or up to the last minute.
      """)

  package static let sections = [
    CommandSection("Subcommands", [ArchiveOn.self, ArchiveOff.self, ArchiveStatus.self])
  ]

  @OptionGroup package var global: GlobalOptions

  package init() {}
}
