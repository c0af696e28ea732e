package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Note: DeskCommand {
  package static let configuration = CommandConfiguration(
    name: "note", abstract: "Leave a note about an article.",
    discussion: """
      Everybody of the newsroom can read it in the article's history; the public never can. The text is \
      kept beside the log, so that it can be erased. The same note twice in a row is one note.
      """,
    examples: [Example("galley note cat-news 'The fire brigade confirms it.'", "Leave a note.")])

  @Argument(
    help: ArticleArgument.help, valueName: "ref", completion: ArticleArgument.completion)
  package var article: String
  @Argument(help: "What the note says.", valueName: "text")
  package var text: String
  @OptionGroup(title: "Command options") package var arguments: CommandArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    if text.allSatisfy(\.isWhitespace) { throw ArgumentValueError("The note says nothing.") }
  }

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.note(text, on: id, options: options)
  }
}
