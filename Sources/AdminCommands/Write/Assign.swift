package import ArgumentParsing
package import Editorial
package import Foundation
package import Newsroom

package struct Assign: DeskCommand {
  package static let configuration = CommandConfiguration(
    name: "assign", abstract: "Assign an article to a person.",
    discussion: """
      The assignment names the person who continues the article and, with --due, the due date. \
      It does not change the article's state, and others may still revise the article. The \
      person must be an active editor or admin. The assignment ends when the article is \
      published, spiked or killed.
      """,
    examples: [
      Example("galley assign cat-news eva --due 2026-12-01", "Ask Eva to finish it by 1 December."),
      Example("galley list --assignee eva", "List Eva's articles."),
    ])

  @OptionGroup(title: nil) package var desk: DeskArguments
  @Argument(help: "The person to assign it to.", valueName: "name")
  package var assignee: String
  @Option(name: "due", help: "The due date, such as 2026-12-01.", valueName: "date")
  package var due: CalendarDate?

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.assign(id, to: assignee, due: due, options: options)
  }
}
