package import ArgumentParsing
import Newsroom

package struct DatabaseStatus: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "status", abstract: "Show the state of the server and its schema.",
    discussion: "This changes nothing: it does not start a private server that is stopped.",
    examples: [Example("galley database status", "Is the private server running?")])

  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let state = try await DatabaseState(try global.administration)
    try console.show(state) { state.facts.text(for: console.screen) }
  }
}
