package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Kill: DeskCommand {
  package static let configuration = CommandConfiguration(
    name: "kill", abstract: "Take an article away for ever and put a notice in its place.",
    discussion: """
      It is final. The public reads the notice instead of the text; a pending schedule and an embargo are \
      cleared. The reason is for the log alone and is the notice where it is not given. Only what has been \
      public can be killed.
      """,
    examples: [
      Example(
        "galley kill cat-news --notice 'This article was untrue and has been removed.'",
        "Remove it for ever.")
    ])

  @Argument(
    help: ArticleArgument.help, valueName: "ref", completion: ArticleArgument.completion)
  package var article: String
  @Option(name: "notice", help: "What the public reads in its place.", valueName: "text")
  package var notice: String
  @Option(name: "reason", help: "Why; the notice where it is not given.", valueName: "text")
  package var reason: String?
  @OptionGroup(title: "Command options") package var arguments: CommandArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(
      .kill(reason: reason ?? notice, notice: notice), on: id, options: options)
  }
}
