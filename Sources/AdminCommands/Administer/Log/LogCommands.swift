package import ArgumentParsing

package struct LogCommands: CommandGroup {
  package static let configuration = CommandConfiguration(
    name: "log", abstract: "Read the log: every event, as it was recorded.")

  package static let sections = [
    CommandSection("Subcommands", [LogTail.self, LogShow.self])
  ]

  @OptionGroup package var global: GlobalOptions

  package init() {}
}
