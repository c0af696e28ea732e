package import ArgumentParsing

package struct BenchCommands: CommandGroup {
  package static let configuration = CommandConfiguration(
    name: "bench", abstract: "Measure how fast this galley is on this machine.",
    discussion: """
      Each benchmark works in a database of its own on the private server, which is removed at the \
      end: your newsroom is not touched. What is measured is set against what the server alone can \
      do in the same run.
      """)

  package static let sections = [
    CommandSection(
      "Subcommands",
      [
        BenchDesk.self, BenchAppend.self, BenchImport.self, BenchTransfer.self, BenchGrowth.self,
        BenchQuery.self, BenchStart.self, BenchRebuild.self, BenchFollow.self, BenchVerify.self,
      ])
  ]

  @OptionGroup package var global: GlobalOptions

  package init() {}
}
