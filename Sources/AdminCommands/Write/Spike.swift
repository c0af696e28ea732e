package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Spike: ArticlesCommand {
  package static let configuration = CommandConfiguration(
    name: "spike", abstract: "Set aside an article that will not be published.",
    discussion: """
      A spiked article cannot be changed until 'galley unspike' restores it; its schedule and its \
      assignment end. Only an article that was never published can be spiked, and only by the \
      person who drafted it or by an admin.
      """,
    examples: [Example("galley spike cat-news --reason 'The story fell through.'", "Set it aside.")]
  )

  @OptionGroup(title: nil) package var desk: ArticlesArguments
  @OptionGroup(title: nil) package var reason: ReasonArgument

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(.spike(reason: reason.text), on: id, options: options)
  }
}
