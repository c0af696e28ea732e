package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Approve: ArticlesCommand {
  package static let configuration = CommandConfiguration(
    name: "approve", abstract: "Approve the submitted text.",
    discussion: """
      The approval covers exactly the submitted revision; saving a new revision cancels it. \
      Whoever submitted the text, or wrote any of it since it was last published, cannot approve \
      it. With --expect-revision, only the revision that you have read is approved.
      """,
    examples: [
      Example("galley diff cat-news", "Read the changes."),
      Example(
        "galley approve cat-news --expect-revision 3", "Approve revision 3 and nothing newer."),
      Example("galley approve cat-news dog-news", "Approve two articles."),
    ])

  @OptionGroup(title: nil) package var desk: ArticlesArguments

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.approve(id, options: options)
  }
}
