package import ArgumentParsing
import Newsroom

package struct DestinationPause: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "pause", abstract: "Hold back the deliveries to a destination.",
    discussion: """
      Changes wait until 'galley destination resume'; of several changes of an article, only the \
      last is then sent. What takes a text away is delivered nevertheless: a kill, a hold, an \
      unpublication and an erasure.
      """,
    examples: [Example("galley destination pause wire", "Hold back its deliveries.")])

  @OptionGroup(title: nil) package var destination: DestinationArgument
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let receipt = try await global.withMember {
      try await $0.pauseDestination(destination.name)
    }
    try global.console.report(receipt) {
      receipt.isChanged
        ? "Paused \(destination.name)\n" : "Nothing to do: \(destination.name) is paused already\n"
    }
  }
}
