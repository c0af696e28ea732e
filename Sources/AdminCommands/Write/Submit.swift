package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Submit: ArticlesCommand {
  package static let configuration = CommandConfiguration(
    name: "submit", abstract: "Submit an article for review.",
    discussion: """
      The article needs a headline, a byline, a dateline and a text; a lead image and each \
      picture in the text need a caption, an alt text and a credit. The submission covers exactly the working revision.
      """,
    examples: [
      Example("galley submit cat-news", "Submit the working revision."),
      Example("galley submit cat-news dog-news", "Submit two articles."),
    ])

  @OptionGroup(title: nil) package var desk: ArticlesArguments

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(.submit, on: id, options: options)
  }
}
