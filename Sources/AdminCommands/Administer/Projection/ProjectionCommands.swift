package import ArgumentParsing

package struct ProjectionCommands: CommandGroup {
  package static let configuration = CommandConfiguration(
    name: "projection", abstract: "Look at the read models, and make them again from the log.",
    discussion: """
      A read model is a fold of the log: it can be thrown away and made again at any time, while \
      the one in use goes on serving.
      """)

  package static let sections = [
    CommandSection(
      "Look", [ProjectionList.self, ProjectionStatusCommand.self]),
    CommandSection(
      "Make again", [ProjectionRebuild.self, ProjectionRollback.self, ProjectionRetry.self]),
    CommandSection("Prove", [ProjectionVerify.self, ProjectionAudit.self]),
  ]

  @OptionGroup package var global: GlobalOptions

  package init() {}
}
