package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Assign: DeskCommand {
  package static let configuration = CommandConfiguration(
    name: "assign", abstract: "Assign an article to a person.",
    discussion: """
      The assignment names the person who continues the article and, with --due, the day at \
      whose end it is due. Give the day as you say it: 'today', 'tomorrow', 'Friday', '24 Dec', \
      '2026-12-24' or '+2d'. \
      It \
      does not change the article's state, and others may still revise the article. The \
      person must be an active editor or admin. The assignment ends when the article is \
      published, spiked or killed.
      """,
    examples: [
      Example("galley assign cat-news eva --due Friday", "Ask Eva to finish it by Friday evening."),
      Example("galley list --assignee eva", "List Eva's articles."),
    ])

  @OptionGroup(title: nil) package var desk: DeskArguments
  @Argument(
    help: "The person to assign it to.", valueName: "name", completion: NameCompletion.person)
  package var assignee: String
  @Option(name: "due", help: "The due date, such as Friday or 2026-12-01.", valueName: "day")
  package var due: String?

  package init() {}

  package func validate() throws(ArgumentValueError) { _ = try dueDate }

  private var dueDate: CalendarDate? {
    get throws(ArgumentValueError) {
      guard let due else { return nil }
      return try TimeReader.day(due, .future)
    }
  }

  package func remarks(as member: Member) async throws -> [Remark] {
    guard let day = try dueDate, day < (try TimeReader(.future).today) else { return [] }
    return [.dueInThePast(day)]
  }

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.assign(id, to: assignee, due: try dueDate, options: options)
  }
}
