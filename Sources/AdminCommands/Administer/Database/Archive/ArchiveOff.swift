package import ArgumentParsing
import Newsroom

package struct ArchiveOff: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "off", abstract: "Archive no longer.",
    discussion: """
      The files in the archive stay. They restore any time up to now, and no later one. This restarts \
      the server.
      """,
    examples: [Example("galley database archive off", "Stop archiving.")])

  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let administration = try global.administration
    let wasOn = try await administration.archive(to: nil, report: console.tell(_:))
    let state = try await administration.archiveState()
    try console.report(state) {
      wasOn
        ? "The server no longer archives\n" : "Nothing to do: the server does not archive\n"
    }
  }
}
