package import ArgumentParsing
package import Editorial
package import Foundation
package import Newsroom

package struct Rename: DeskCommand {
  package static let configuration = CommandConfiguration(
    name: "rename", abstract: "Change an article's slug.",
    discussion: """
      The former slug still leads to the article, and no other article can use it. Only an admin \
      can rename an article that has been public. A slug that could be mistaken for an id, such \
      as 019aca3f or cafe, is refused.
      """,
    examples: [Example("galley rename cat-news cat-saved-from-tree", "Change the slug.")])

  @OptionGroup(title: nil) package var desk: DeskArguments
  @Argument(help: "The new slug: lower-case words joined by hyphens.", valueName: "slug")
  package var slug: Slug

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(.rename(to: slug), on: id, options: options)
  }
}
