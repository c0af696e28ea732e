package import ArgumentParsing
import EditorialReadModels
import Newsroom
import PostgresEventStore

package struct ProjectionRollback: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "rollback", abstract: "Put the former build of a read model back.",
    discussion: """
      The build that served before the last rebuild is brought up to date and takes the place of \
      the one in use, which is kept as the former: rolling back twice changes nothing. A build that \
      another version of galley made can be put back only by that version.
      """,
    examples: [Example("galley projection rollback board", "Undo the last rebuild of the board.")])

  @Argument(
    help: "The read model.", valueName: "name",
    completion: .values(ReadModels.all.map { $0.name }))
  package var name: String
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try ReadModelNames.check([name]) }

  package func run() async throws {
    let build = try await global.withNewsroom { try await $0.rollBack(name) }
    let answer = RolledBack(name: name, build: build.number, checkpoint: build.checkpoint)
    try global.console.show(answer) {
      "\(name): build \(build.number) serves again, up to position \(build.checkpoint)\n"
    }
  }
}

private struct RolledBack: Encodable {
  let name: String
  let build: Int
  let checkpoint: Int64
}
