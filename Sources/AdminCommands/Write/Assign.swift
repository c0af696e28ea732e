package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Assign: ArticlesCommand {
  package static let configuration = CommandConfiguration(
    name: "assign", abstract: "Assign articles to a person.",
    discussion: """
      Name one article and the person, or several articles and the person with --to. The \
      assignment names the person who continues the article and, with --due, the day at whose end \
      it is due: 'today', 'tomorrow', 'Friday', '24 Dec', '2026-12-24' or '+2d'. It does not \
      change the article's state, and others may still revise the article. The person must be an \
      active editor or admin. The assignment ends when the article is published, spiked or killed.
      """,
    examples: [
      Example("galley assign cat-news eva --due Friday", "Ask Eva to finish it by Friday evening."),
      Example("galley assign cat-news dog-news --to eva", "Ask Eva to finish two articles."),
      Example("galley list --assignee eva", "List Eva's articles."),
    ])

  @OptionGroup(title: nil) package var desk: ArticlesArguments
  @Option(
    name: "to", help: "The person; without it, the word after the article.", valueName: "name",
    completion: NameCompletion.person)
  package var assignee: String?
  @Option(name: "due", help: "The due date, such as Friday or 2026-12-01.", valueName: "day")
  package var due: String?

  package init() {}

  package func validate() throws(ArgumentValueError) {
    try TimeReader.check(day: due, .future)
    switch desk.articles.references.count {
    case _ where assignee != nil: return
    case 1: throw ArgumentValueError("Name the person after the article.")
    case 2: return
    default: throw ArgumentValueError("To assign several articles, name the person with --to.")
    }
  }

  /// All words, or all but the last one, which is the person.
  package var references: [String] {
    let words = desk.articles.references
    return assignee == nil ? Array(words.dropLast()) : words
  }

  private var person: String { assignee ?? desk.articles.references.last ?? "" }

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
    try await member.assign(id, to: person, due: try dueDate, options: options)
  }
}
