package import ArgumentParsing
import Newsroom

package struct DestinationShow: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "show", abstract: "Show a destination.",
    examples: [
      Example("galley destination show wire", "See what it gets, and which deliveries wait.")
    ])

  @OptionGroup(title: nil) package var destination: DestinationArgument
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let status = try await global.withMember { try await $0.destination(destination.name) }
    let console = global.console
    try console.show(status) { status.facts.text(for: console.screen) }
  }
}
