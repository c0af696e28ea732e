package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct ReplyClose: ArticlesCommand {
  package static let configuration = CommandConfiguration(
    name: "close", abstract: "Stop accepting replies to an article.",
    discussion: """
      This overrides the setting 'replies' for this article. Replies that were approved stay public.
      """,
    examples: [
      Example("galley reply close cat-news", "Close replies to one article."),
      Example("galley reply close cat-news dog-news", "Close replies to two articles."),
    ])

  @OptionGroup(title: nil) package var desk: ArticlesArguments

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(.setReplyPolicy(.closed), on: id, options: options)
  }
}
