package import ArgumentParsing

package struct LogCommands: CommandGroup {
  package static let configuration = CommandConfiguration(
    name: "log", abstract: "Read, seal, verify and copy the log, and erase texts.")

  package static let sections = [
    CommandSection("Subcommands", [LogTail.self, LogShow.self, LogErase.self, LogErasures.self]),
    CommandSection(
      "Proof",
      [LogVerify.self, LogSeal.self, LogProve.self, LogCheckProof.self, LogKey.self]),
    CommandSection("Copy", [LogExport.self, LogImport.self, LogFollow.self]),
  ]

  @OptionGroup package var global: GlobalOptions

  package init() {}
}
