package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Unschedule: ArticlesCommand {
  package static let configuration = CommandConfiguration(
    name: "unschedule", abstract: "Cancel a pending publication or unpublication.",
    discussion: """
      The approval remains, so the text can be published or scheduled again. The command also \
      clears a schedule that was refused when it was due. If the article is not public, its \
      unpublication is cancelled as well. With --unpublish, only the unpublication is cancelled.
      """,
    examples: [
      Example("galley unschedule cat-news", "Cancel the schedule."),
      Example("galley unschedule cat-news --unpublish", "Leave it public."),
    ])

  @OptionGroup(title: nil) package var desk: ArticlesArguments

  @Flag(name: "unpublish", help: "Cancel the unpublication instead of the publication.")
  package var unpublish: Bool

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(
      unpublish ? .cancelUnpublication : .unschedule, on: id, options: options)
  }
}
