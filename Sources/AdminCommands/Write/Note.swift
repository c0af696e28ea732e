package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Note: DeskCommand {
  package static let configuration = CommandConfiguration(
    name: "note", abstract: "Add a note to an article.",
    discussion: """
      Everybody in the newsroom can read the note in the article's history; the public never \
      can. The text is stored outside the log, so that it can be erased. A note that repeats the \
      previous one is not added.

      --on gives words of the text that the note is about. They are found as a reader sees them, \
      and followed through later revisions. 'galley notes' lists the open notes, and 'galley \
      resolve' resolves one.
      """,
    examples: [
      Example("galley note cat-news 'The fire brigade confirms it.'", "Add a note."),
      Example(
        "galley note cat-news 'Who says so?' --on 'for two hours'", "Add a note on three words."),
    ])

  @OptionGroup(title: nil) package var desk: DeskArguments
  @Argument(help: "The text of the note.", valueName: "text")
  package var text: String
  @Option(name: "on", help: "The words of the text that the note is about.", valueName: "words")
  package var words: String?

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    if let words {
      try await member.note(text, onWords: words, of: id, options: options)
    } else {
      try await member.note(text, on: id, options: options)
    }
  }
}
