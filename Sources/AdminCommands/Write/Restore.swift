package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Restore: DeskCommand {
  package static let configuration = CommandConfiguration(
    name: "restore", abstract: "Make an earlier revision the working one again.",
    discussion: """
      The earlier content is saved as a new revision; nothing between is lost. What was submitted or \
      approved is a draft again. Whoever wrote the earlier revision counts as its author, and cannot \
      approve it. Restoring what the working revision already says records nothing.
      """,
    examples: [Example("galley restore cat-news 2", "Save revision 2 again, as the newest.")])

  @Argument(
    help: ArticleArgument.help, valueName: "ref", completion: ArticleArgument.completion)
  package var article: String
  @Argument(help: "The number of the revision.", valueName: "revision")
  package var revision: Int
  @OptionGroup(title: "Command options") package var arguments: CommandArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(.restore(revision: revision), on: id, options: options)
  }
}
