package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Hold: ArticlesCommand {
  package static let configuration = CommandConfiguration(
    name: "hold", abstract: "Withhold a published article while the desk checks it.",
    discussion: """
      The public cannot read the text until the hold ends, and every format says that it is \
      withheld, with the notice if there is one. The reason is recorded in the log and stays in \
      the newsroom. A scheduled update is cancelled. To change the notice, hold the article again.

      The hold ends with 'galley lift-hold', which makes the same text usable again; with \
      'galley correct' or 'galley publish', which publish an approved newer text; and with \
      'galley unpublish' or 'galley kill'. 'galley agenda --only held' lists what is on hold. \
      Only an admin decides what the public can read.
      """,
    examples: [
      Example(
        "galley hold cat-news --reason 'The owner disputes it.'", "Withhold it for a check."),
      Example(
        "galley hold cat-news --reason 'Disputed.' --notice 'We are checking it.'",
        "Tell the public as well."),
    ])

  @OptionGroup(title: nil) package var desk: ArticlesArguments
  @OptionGroup(title: nil) package var reason: ReasonArgument
  @Option(
    name: "notice", help: "What the public reads instead of the text.", valueName: "text",
    mayBeBlank: true)
  package var notice: String?

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(
      .hold(reason: reason.text, notice: notice), on: id, options: options)
  }
}
