package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct ReplyDefault: ArticlesCommand {
  package static let configuration = CommandConfiguration(
    name: "default", abstract: "Let the setting decide about replies to an article.",
    discussion: """
      The setting 'replies' then applies to the article again.
      """,
    examples: [
      Example("galley reply default cat-news", "Follow the setting again.")
    ])

  @OptionGroup(title: nil) package var desk: ArticlesArguments

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(.setReplyPolicy(nil), on: id, options: options)
  }
}
