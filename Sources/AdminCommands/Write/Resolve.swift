package import ArgumentParsing
package import Foundation
package import Newsroom

package struct Resolve: DeskCommand {
  package static let configuration = CommandConfiguration(
    name: "resolve", abstract: "Resolve a note on an article.",
    discussion: """
      'galley notes' lists the open notes with their numbers. What you write about it is added to the \
      history, like a note.
      """,
    examples: [
      Example("galley resolve cat-news 7", "Resolve note 7."),
      Example("galley resolve cat-news 7 'The council confirms it.'", "Say how."),
    ])

  @OptionGroup(title: nil) package var desk: DeskArguments
  @Argument(help: "The number of the note.", valueName: "note") package var number: CountArgument
  @Argument(help: "What was done about it.", valueName: "text") package var text: String?

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.resolve(
      note: number.count, of: id, with: text ?? "Resolved.", options: options)
  }
}
