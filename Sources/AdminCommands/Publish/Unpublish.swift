package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Unpublish: ArticlesCommand {
  package static let configuration = CommandConfiguration(
    name: "unpublish", abstract: "Remove a published article from public view.",
    discussion: """
      A scheduled update, a scheduled unpublication and a hold end. The approved text can be published again. The log keeps \
      what was public, and when. To remove an article permanently, with a notice in its place, \
      use 'galley kill'.
      """,
    examples: [
      Example("galley unpublish cat-news --reason 'The source has withdrawn.'", "Take it down.")
    ])

  @OptionGroup(title: nil) package var desk: ArticlesArguments
  @OptionGroup(title: nil) package var reason: ReasonArgument

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(.unpublish(reason: reason.text), on: id, options: options)
  }
}
