package import ArgumentParsing

package struct DestinationCommands: CommandGroup {
  package static let configuration = CommandConfiguration(
    name: "destination", abstract: "Deliver what the public can read, as it changes.",
    discussion: """
      A destination gets each change of the live content: publications, updates, corrections, \
      holds, unpublications, kills and erasures. A 'galley worker' delivers them. A destination \
      that received an article gets each later change of it, above all a kill. If a delivery \
      fails, the worker tries again with growing pauses, and gives up after 24 attempts, in 7 to \
      13 hours. It always sends what is live at that time, so no old text follows a kill. 'galley \
      deliveries REF' shows who received an article.
      """)

  package static let sections = [
    CommandSection(
      "Subcommands",
      [
        DestinationAdd.self, DestinationList.self, DestinationShow.self, DestinationPause.self,
        DestinationResume.self, DestinationRemove.self, DestinationTestCommand.self,
        DestinationRetry.self, DestinationLog.self,
      ])
  ]

  @OptionGroup package var global: GlobalOptions

  package init() {}
}
