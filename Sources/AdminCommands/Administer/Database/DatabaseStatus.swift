package import ArgumentParsing
import Newsroom

package struct DatabaseStatus: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "status", abstract: "Show where the database is, whether it runs, and its schema.",
    discussion: "Looks, and changes nothing: a private server that is stopped stays so.",
    examples: [Example("galley database status", "Does the private server run?")])

  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let state = try await DatabaseState(DatabaseAdministration(try global.address))
    try console.show(state) { state.facts.text(for: console.screen) }
  }
}
