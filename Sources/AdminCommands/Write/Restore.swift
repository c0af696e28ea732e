package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Restore: DeskCommand {
  package static let configuration = CommandConfiguration(
    name: "restore", abstract: "Restore an earlier revision.",
    discussion: """
      The command saves the earlier content as a new revision; the revisions in between remain. \
      A submitted or approved article becomes a draft again. The author of the earlier revision \
      counts as the author of the new one and cannot approve it. If the working revision already \
      has this content, nothing is recorded.
      """,
    examples: [Example("galley restore cat-news 2", "Save revision 2 as the newest revision.")])

  @OptionGroup(title: nil) package var desk: DeskArguments
  @Argument(help: "The number of the revision.", valueName: "revision")
  package var revision: Int

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(.restore(revision: revision), on: id, options: options)
  }
}
