package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Correct: DeskCommand {
  package static let configuration = CommandConfiguration(
    name: "correct", abstract: "Publish the approved text with a correction notice.",
    discussion: """
      The notice is shown with the article permanently, after earlier notices. A hold ends. First revise and \
      submit the article, and have somebody else approve it. A correction says that something \
      was wrong; a clarification says that something was unclear.

      With --refile, the change is typographical. It is refused if a number, a date, the address \
      of a link or what may be a name changed, or if a word changed in more than its spelling. \
      Publish such a change as a correction.

      'galley live REF --corrections' shows the words before and after.
      """,
    examples: [
      Example(
        "galley correct cat-news --notice 'The cat is eight, not nine.'", "Publish a correction."),
      Example(
        "galley correct cat-news --kind clarification --notice 'It was an oak.'",
        "Publish a clarification."),
      Example(
        "galley correct cat-news --refile --notice 'Fixes the spelling of «rescue».'",
        "Publish a typographical correction."),
    ])

  @OptionGroup(title: nil) package var desk: DeskArguments
  @Option(name: "notice", help: "The notice to readers.", valueName: "text", mayBeBlank: true)
  package var notice: String
  @Option(name: "kind", help: "The kind of notice: correction or clarification.", valueName: "kind")
  package var kind: CorrectionKindArgument?
  @Flag(name: "refile", help: "Only typographical errors are corrected.") package var refile: Bool

  package init() {}

  package func validate() throws(ArgumentValueError) {
    if refile, kind != nil { throw ArgumentValueError("Give --kind or --refile, not both.") }
  }

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.correct(
      id, as: refile ? .refile : kind?.kind ?? .correction, notice: notice, options: options)
  }
}

/// The kinds of notices that `--kind` takes.
package enum CorrectionKindArgument: String, CaseIterable, ExpressibleByArgument {
  case correction, clarification

  fileprivate var kind: CorrectionKind {
    switch self {
    case .correction: .correction
    case .clarification: .clarification
    }
  }
}
