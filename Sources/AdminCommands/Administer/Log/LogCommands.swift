package import ArgumentParsing

package struct LogCommands: CommandGroup {
  package static let configuration = CommandConfiguration(
    name: "log", abstract: "Read the log, and erase from it what the law says.")

  package static let sections = [
    CommandSection("Subcommands", [LogTail.self, LogShow.self, LogErase.self])
  ]

  @OptionGroup package var global: GlobalOptions

  package init() {}
}
