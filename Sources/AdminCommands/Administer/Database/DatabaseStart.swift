package import ArgumentParsing
import EmbeddedPostgreSQL
import Newsroom

package struct DatabaseStart: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "start", abstract: "Start the private server.",
    discussion: "Other commands also start the server when they need it.",
    examples: [Example("galley database start", "Start the server.")])

  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let administration = try global.administration
    let server = try administration.server()
    let started = try server.start { console.tell($0) }
    let state = try await DatabaseState(administration)
    try console.report(state) {
      let home = server.homeDirectory
      return switch started {
      case .alreadyRunning: "Nothing to do: the server in \(home) is running\n"
      case .started: "Started the server in \(home)\n"
      case .initialised: "Created and started a server in \(home)\n"
      }
    }
  }
}
