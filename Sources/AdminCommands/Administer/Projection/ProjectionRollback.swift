package import ArgumentParsing
import Newsroom
import Terminal

package struct ProjectionRollback: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "rollback", abstract: "Restore the former build of a read model.",
    discussion: """
      The former build catches up with the log and replaces the current one. The current build is \
      kept, so a second rollback undoes the first. This program does not restore a build of \
      another version of galley.
      """,
    examples: [
      Example("galley projection rollback board", "Undo the last rebuild of the board.")
    ])

  @Argument(
    help: "The read model.", valueName: "name",
    completion: .values(ReadModelNames.all))
  package var name: String
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try ReadModelNames.check([name]) }

  package func run() async throws {
    let restored = try await global.withMember { try await $0.rollBack(name) }
    try global.console.report(restored) {
      "Rolled back \(name) to build \(restored.number), up to position \(restored.checkpoint)\n"
    }
  }
}
