package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Kill: DeskCommand {
  package static let configuration = CommandConfiguration(
    name: "kill", abstract: "Permanently replace an article with a notice.",
    discussion: """
      This cannot be undone. The public reads the notice instead of the text. A schedule, an \
      embargo, an assignment and a review end. Only the log contains the reason; by default, it is the same \
      as the notice. Only an article that has been public can be killed.
      """,
    examples: [
      Example(
        "galley kill cat-news --notice 'This article was untrue and has been removed.'",
        "Remove it permanently.")
    ])

  @OptionGroup(title: nil) package var desk: DeskArguments
  @Option(name: "notice", help: "What the public reads instead of the text.", valueName: "text")
  package var notice: String
  @Option(
    name: "reason", help: "The reason, recorded in the log; by default, the notice.",
    valueName: "text")
  package var reason: String?

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(
      .kill(reason: reason ?? notice, notice: notice), on: id, options: options)
  }
}
