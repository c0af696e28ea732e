package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Unpublish: DeskCommand {
  package static let configuration = CommandConfiguration(
    name: "unpublish", abstract: "Remove a published article from public view.",
    discussion: """
      The article can be published again. The log keeps what was public, and when. To remove an \
      article permanently, with a notice in its place, use 'galley kill'.
      """,
    examples: [
      Example("galley unpublish cat-news --reason 'The source has withdrawn.'", "Take it down.")
    ])

  @Argument(
    help: ArticleArgument.help, valueName: "ref", completion: ArticleArgument.completion)
  package var article: String
  @Option(name: "reason", help: "The reason, recorded in the log.", valueName: "text") package
    var reason: String
  @OptionGroup(title: "Command options") package var arguments: CommandArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(.unpublish(reason: reason), on: id, options: options)
  }
}
