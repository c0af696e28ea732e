package import ArgumentParsing

package struct BenchCommands: CommandGroup {
  package static let configuration = CommandConfiguration(
    name: "bench", abstract: "Measure the speed of galley on this machine.",
    discussion: """
      Each benchmark uses a temporary database on the private server; it does not touch your \
      newsroom. Each one compares galley with what the server alone can do in the same run. A \
      benchmark refuses --as and --database, and one that works on servers of its own also refuses \
      --keep.
      """)

  package static let sections = [
    CommandSection(
      "Subcommands",
      [
        BenchDesk.self, BenchAppend.self, BenchImport.self, BenchTransfer.self, BenchGrowth.self,
        BenchQuery.self, BenchStart.self, BenchRebuild.self, BenchFollow.self, BenchVerify.self,
        BenchExport.self, BenchDeliver.self, BenchServe.self, BenchReplica.self, BenchFailover.self,
        BenchFeed.self, BenchBackup.self, BenchEndurance.self,
      ])
  ]

  @OptionGroup package var global: GlobalOptions

  package init() {}
}
