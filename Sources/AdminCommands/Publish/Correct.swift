package import ArgumentParsing
package import Editorial
package import Foundation
package import Newsroom

package struct Correct: DeskCommand {
  package static let configuration = CommandConfiguration(
    name: "correct", abstract: "Publish the approved text with a correction notice.",
    discussion: """
      The notice is shown with the article permanently, after earlier notices. A hold ends. First revise and \
      submit the article, and have somebody else approve it. A correction says that something \
      was wrong; a clarification says that something was unclear.
      """,
    examples: [
      Example(
        "galley correct cat-news --notice 'The cat is eight, not nine.'", "Publish a correction."),
      Example(
        "galley correct cat-news --kind clarification --notice 'It was an oak.'",
        "Publish a clarification."),
    ])

  @OptionGroup(title: nil) package var desk: DeskArguments
  @Option(name: "notice", help: "The notice to readers.", valueName: "text") package var notice:
    String
  @Option(name: "kind", help: "The kind of notice.", valueName: "kind")
  package var kind: CorrectionKind = .correction

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(.correct(kind: kind, notice: notice), on: id, options: options)
  }
}
