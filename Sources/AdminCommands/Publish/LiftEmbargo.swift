package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct LiftEmbargo: ArticlesCommand {
  package static let configuration = CommandConfiguration(
    name: "lift-embargo", abstract: "Lift an embargo early.",
    discussion: """
      The reason is recorded in the log.
      """,
    examples: [
      Example(
        "galley lift-embargo cat-news --reason 'The ministry published early.'", "Lift the embargo."
      )
    ])

  @OptionGroup(title: nil) package var desk: ArticlesArguments
  @OptionGroup(title: nil) package var reason: ReasonArgument

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(.liftEmbargo(reason: reason.text), on: id, options: options)
  }
}
