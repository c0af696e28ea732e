package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Withdraw: DeskCommand {
  package static let configuration = CommandConfiguration(
    name: "withdraw", abstract: "Take a submission back.",
    discussion: """
      The article is a draft again. Only whoever submitted it, or an admin, may; once it is approved, an \
      admin requests changes instead.
      """,
    examples: [Example("galley withdraw cat-news", "Take it back to work on it.")])

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
