package import ArgumentParsing
import EmbeddedPostgreSQL
import Newsroom

package struct DatabaseStart: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "start", abstract: "Start the private server.",
    discussion: "Any command starts it when it needs it; this one does no more.",
    examples: [Example("galley database start", "Start it now.")])

  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let administration = DatabaseAdministration(try global.address)
    let server = try administration.server()
    let started = try server.start { console.tell($0) }
    let state = try await DatabaseState(administration)
    try console.show(state) {
      let home = server.homeDirectory
      return switch started {
      case .alreadyRunning: "nothing to do: the server in \(home) runs\n"
      case .started: "started the server in \(home)\n"
      case .initialised: "made and started a server in \(home)\n"
      }
    }
  }
}
