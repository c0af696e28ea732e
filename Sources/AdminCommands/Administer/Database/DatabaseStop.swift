package import ArgumentParsing
import EmbeddedPostgreSQL
import Newsroom

package struct DatabaseStop: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "stop", abstract: "Stop the private server.",
    discussion: """
      Commands that are still running are interrupted; each is recorded completely or not at all. \
      The next command starts the server again. What a killed restore or upgrade left in the home, \
      with a server of its own, is stopped and removed.
      """,
    examples: [Example("galley database stop", "Stop the server.")])

  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let administration = try global.administration
    let server = try administration.server()
    let wasRunning = try server.stop()
    if let left = try server.removeLeftDraft() {
      global.console.tell("removed \(left), which a killed restore or upgrade left")
    }
    let state = try await DatabaseState(administration)
    try global.console.report(state) {
      wasRunning
        ? "Stopped the server in \(server.homeDirectory)\n"
        : "Nothing to do: no server is running in \(server.homeDirectory)\n"
    }
  }
}
