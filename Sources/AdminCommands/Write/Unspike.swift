package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Unspike: DeskCommand {
  package static let configuration = CommandConfiguration(
    name: "unspike", abstract: "Bring a spiked article back.",
    discussion: """
      It returns to the state that it was spiked in. Whoever drafted it or an admin may.
      """,
    examples: [Example("galley unspike cat-news", "Go on with it.")])

  @Argument(
    help: ArticleArgument.help, valueName: "ref", completion: ArticleArgument.completion)
  package var article: String
  @OptionGroup(title: "Command options") package var arguments: CommandArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(.unspike, on: id, options: options)
  }
}
