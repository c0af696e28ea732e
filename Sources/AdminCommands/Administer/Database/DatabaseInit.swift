package import ArgumentParsing
import Newsroom

package struct DatabaseInit: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "init", abstract: "Create a newsroom.",
    discussion: """
      Without --database, this creates and starts the private server with a newsroom whose first \
      admin is you. With --database, it creates a newsroom in an empty database of a shared \
      server. Give the first admin with --admin, and a password for that login with --password. The URL \
      has a superuser, or the login that owns the database and may create roles and databases, as on a \
      managed server.
      """,
    examples: [
      Example("galley database init", "Create the private newsroom."),
      Example(
        "galley --database postgresql://owner@db/news database init",
        "Create a newsroom on a shared server."),
      Example(
        "galley database init --admin anna --password",
        "Create it in GALLEY_DATABASE_URL with its first admin, and ask for a password."),
    ])

  @Option(name: "admin", help: "Add this person as the first admin.", valueName: "name")
  package var admin: String?
  @Flag(
    name: "password",
    help: "Ask for a password for --admin; without a terminal, read one line of standard input.")
  package var password: Bool
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    guard admin != nil || !password else {
      throw ArgumentValueError("--password belongs to --admin.")
    }
  }

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
    if let admin {
      try await administration.addFirstAdmin(
        admin, password: password ? try NewPassword.read(for: admin) : nil)
    }
    let state = try await DatabaseState(administration)
    try console.report(state) { state.facts.text(for: console.screen) }
  }
}
