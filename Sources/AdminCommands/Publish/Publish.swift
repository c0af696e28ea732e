package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Publish: DeskCommand {
  package static let configuration = CommandConfiguration(
    name: "publish", abstract: "Make the approved text public.",
    discussion: """
      The first time, again after 'galley unpublish', or as an update of what is live. The public gets \
      exactly the revision that is approved, or nothing. An embargo that has not passed refuses it. To \
      update with a notice to the readers, use 'galley correct'.
      """,
    examples: [Example("galley publish cat-news", "Publish the approved revision.")])

  @Argument(
    help: ArticleArgument.help, valueName: "ref", completion: ArticleArgument.completion)
  package var article: String
  @OptionGroup(title: "Command options") package var arguments: CommandArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(.publish, on: id, options: options)
  }
}
