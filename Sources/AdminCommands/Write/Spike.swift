package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Spike: DeskCommand {
  package static let configuration = CommandConfiguration(
    name: "spike", abstract: "Put an article aside that will not be published.",
    discussion: """
      Nothing can be done with it until 'galley unspike' brings it back. Only what was never published can \
      be spiked, by whoever drafted it or by an admin.
      """,
    examples: [Example("galley spike cat-news --reason 'The story fell through.'", "Put it aside.")]
  )

  @Argument(
    help: ArticleArgument.help, valueName: "ref", completion: ArticleArgument.completion)
  package var article: String
  @Option(name: "reason", help: "Why; kept in the log.", valueName: "text") package var reason:
    String
  @OptionGroup(title: "Command options") package var arguments: CommandArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(.spike(reason: reason), on: id, options: options)
  }
}
