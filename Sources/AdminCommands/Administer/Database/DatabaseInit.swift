package import ArgumentParsing
import Newsroom

package struct DatabaseInit: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "init", abstract: "Create a newsroom.",
    discussion: """
      Without --database, this creates and starts the private server with a newsroom whose first \
      admin is you. With --database, it creates a newsroom in an empty database of a shared \
      server. To add the first admin there, run 'galley user add NAME --role admin' with a \
      superuser's URL, or use SQL: SELECT galley.add_user(session_user, 'name', 'admin').
      """,
    examples: [
      Example("galley database init", "Create the private newsroom."),
      Example(
        "galley --database postgresql://owner@db/news database init",
        "Create a newsroom on a shared server."),
    ])

  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let administration = try global.administration
    if try global.address.server != nil {
      try await Newsroom.with(
        administration.address, connections: try global.connections, progress: console.tell(_:)
      ) { newsroom in
        _ = try await newsroom.acting()
      }
    } else {
      _ = try await administration.migrate()
    }
    let state = try await DatabaseState(administration)
    try console.report(state) { state.facts.text(for: console.screen) }
  }
}
