package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct LiftHold: ArticlesCommand {
  package static let configuration = CommandConfiguration(
    name: "lift-hold", abstract: "End a hold, and make the same text live again.",
    discussion: """
      The command is refused during an embargo. To publish another text instead, use 'galley \
      correct' or 'galley publish'.
      """,
    examples: [
      Example("galley lift-hold cat-news", "The check found nothing wrong."),
      Example("galley lift-hold cat-news --reason 'Two more sources.'", "Record why."),
    ])

  @OptionGroup(title: nil) package var desk: ArticlesArguments
  @Option(
    name: "reason", help: "The reason, recorded in the log.", valueName: "text", mayBeBlank: true)
  package var reason: String?

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(.liftHold(reason: reason), on: id, options: options)
  }
}
