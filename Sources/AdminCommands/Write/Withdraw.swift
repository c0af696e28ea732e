package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Withdraw: ArticlesCommand {
  package static let configuration = CommandConfiguration(
    name: "withdraw", abstract: "Withdraw a submission.",
    discussion: """
      The article becomes a draft again. Only the person who submitted it or an admin can \
      withdraw it. Once the article is approved, an admin must request changes instead.
      """,
    examples: [Example("galley withdraw cat-news", "Withdraw it to work on it.")])

  @OptionGroup(title: nil) package var desk: ArticlesArguments

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(.withdraw, on: id, options: options)
  }
}
