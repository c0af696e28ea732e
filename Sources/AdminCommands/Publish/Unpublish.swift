package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Unpublish: DeskCommand {
  package static let configuration = CommandConfiguration(
    name: "unpublish", abstract: "Take a published article from the public.",
    discussion: """
      It can be published again. That it was public, when, and what it said stays on record. To take it \
      away for ever, with a notice in its place, use 'galley kill'.
      """,
    examples: [
      Example("galley unpublish cat-news --reason 'The source has withdrawn.'", "Take it down.")
    ])

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
    try await member.perform(.unpublish(reason: reason), on: id, options: options)
  }
}
