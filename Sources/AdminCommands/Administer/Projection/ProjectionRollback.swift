package import ArgumentParsing
import EditorialReadModels
import JSON
import Newsroom
import PostgresEventStore
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
    completion: .values(ReadModels.all.map { $0.name }))
  package var name: String
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try ReadModelNames.check([name]) }

  package func run() async throws {
    let build = try await global.withMember { try await $0.rollBack(name) }
    try global.console.show(RolledBack(build: build)) {
      "\(name): build \(build.number) is live again, up to position \(build.checkpoint)\n"
    }
  }
}

/// A build that is live again, as JSON.
struct RolledBack {
  let build: Build
}

extension RolledBack: JSONDescribed {
  static let json = JSONDescription<RolledBack>(
    "RolledBackReadModel", "A former build that is live again.",
    [
      JSONMember("name", "The read model.", \.build.projection),
      JSONMember("build", "The number of the build.", \.build.number),
      JSONMember("version", "The version of the build.", \.build.version),
      JSONMember("checkpoint", "The last position that the build has applied.", \.build.checkpoint),
    ])
}
