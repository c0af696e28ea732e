package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Withdraw: DeskCommand {
  package static let configuration = CommandConfiguration(
    name: "withdraw", abstract: "Withdraw a submission.",
    discussion: """
      The article becomes a draft again. Only the person who submitted it or an admin can \
      withdraw it. Once the article is approved, an admin must request changes instead.
      """,
    examples: [Example("galley withdraw cat-news", "Withdraw it to work on it.")])

  @Argument(
    help: ArticleArgument.help, valueName: "ref", completion: ArticleArgument.completion)
  package var article: String
  @OptionGroup(title: "Command options") package var arguments: CommandArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(.withdraw, on: id, options: options)
  }
}
