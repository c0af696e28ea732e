package import ArgumentParsing
import Newsroom

package struct DestinationResume: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "resume", abstract: "Deliver to a destination again.",
    discussion: """
      After a pause, it gets what has waited. In a copy of a database, such as one that was \
      restored from a dump, destinations stand still until they are resumed: first make sure that \
      the original no longer delivers.
      """,
    examples: [Example("galley destination resume wire", "Continue after a pause.")])

  @OptionGroup(title: nil) package var destination: DestinationArgument
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let receipt = try await global.withMember {
      try await $0.resumeDestination(destination.name)
    }
    try global.console.report(receipt) {
      receipt.isChanged
        ? "Resumed \(destination.name)\n" : "Nothing to do: \(destination.name) is active already\n"
    }
  }
}
