package import ArgumentParsing

package struct ProjectionCommands: CommandGroup {
  package static let configuration = CommandConfiguration(
    name: "projection", abstract: "Inspect, rebuild and verify the read models.",
    discussion: """
      A read model is computed from the log. It can be rebuilt at any time, while the current \
      build continues to answer queries.
      """)

  package static let sections = [
    CommandSection(
      "Inspect", [ProjectionList.self, ProjectionStatusCommand.self]),
    CommandSection(
      "Rebuild", [ProjectionRebuild.self, ProjectionRollback.self, ProjectionRetry.self]),
    CommandSection("Verify", [ProjectionVerify.self, ProjectionAudit.self]),
  ]

  @OptionGroup package var global: GlobalOptions

  package init() {}
}
