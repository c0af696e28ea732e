package import ArgumentParsing
import EditorialReadModels
import JSON
import Newsroom
import PostgresEventStore
import Terminal

package struct ProjectionRollback: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "rollback", abstract: "Put the former build of a read model back.",
    discussion: """
      The build that served before the last rebuild catches up with the log and takes the place of \
      the one in use, which is kept in turn: a second rollback undoes the first. A build that \
      another version of galley has made is not put back by this one.
      """,
    examples: [
      Example("galley projection rollback board", "Undo the last rebuild of the board.")
    ])

  @Argument(
    help: "The read model.", valueName: "name",
    completion: .values(ReadModels.all.map { $0.name }))
  package var name: String
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try ReadModelNames.check([name]) }

  package func run() async throws {
    let build = try await global.withMember { try await $0.rollBack(name) }
    try global.console.show(RolledBack(build: build)) {
      "\(name): build \(build.number) serves again, up to position \(build.checkpoint)\n"
    }
  }
}

/// A build that serves again, for other programs.
struct RolledBack {
  let build: Build
}

extension RolledBack: JSONDescribed {
  static let json = JSONDescription<RolledBack>(
    "RolledBackReadModel", "A former build that serves again.",
    [
      JSONMember("name", "The read model.", \.build.projection),
      JSONMember("build", "The number of the build.", \.build.number),
      JSONMember("version", "The version of the build.", \.build.version),
      JSONMember("checkpoint", "The last position that the build has applied.", \.build.checkpoint),
    ])
}
