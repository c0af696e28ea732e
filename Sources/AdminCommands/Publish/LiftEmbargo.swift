package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct LiftEmbargo: DeskCommand {
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

  @Argument(
    help: ArticleArgument.help, valueName: "ref", completion: ArticleArgument.completion)
  package var article: String
  @Option(name: "reason", help: "The reason, recorded in the log.", valueName: "text") package
    var reason: String
  @OptionGroup(title: "Command options") package var arguments: CommandArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(.liftEmbargo(reason: reason), on: id, options: options)
  }
}
