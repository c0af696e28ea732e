package import ArgumentParsing
package import Editorial
package import Foundation
package import Newsroom

package struct Assign: DeskCommand {
  package static let configuration = CommandConfiguration(
    name: "assign", abstract: "Give an article to somebody to work on.",
    discussion: """
      It says who is to go on with the article and, with --due, until which day. It stands beside the \
      article's state and changes nothing of it; anybody may still revise.
      """,
    examples: [
      Example("galley assign cat-news eva --due 2026-12-01", "Eva is to finish it by 1 December."),
      Example("galley list --assignee eva", "See what is Eva's."),
    ])

  @Argument(
    help: ArticleArgument.help, valueName: "ref", completion: ArticleArgument.completion)
  package var article: String
  @Argument(help: "Whom to.", valueName: "name")
  package var assignee: String
  @Option(name: "due", help: "The day it is due, as in 2026-12-01.", valueName: "date")
  package var due: CalendarDate?
  @OptionGroup(title: "Command options") package var arguments: CommandArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(.assign(to: assignee, due: due), on: id, options: options)
  }
}
