package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Unschedule: ArticlesCommand {
  package static let configuration = CommandConfiguration(
    name: "unschedule", abstract: "Cancel a pending publication.",
    discussion: """
      The approval remains, so the text can be published or scheduled again. The command also \
      clears a schedule that was refused when it was due.
      """,
    examples: [Example("galley unschedule cat-news", "Cancel the schedule.")])

  @OptionGroup(title: nil) package var desk: ArticlesArguments

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(.unschedule, on: id, options: options)
  }
}
