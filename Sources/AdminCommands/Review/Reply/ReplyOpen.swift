package import ArgumentParsing
package import Editorial
package import Foundation
package import Newsroom

package struct ReplyOpen: ArticlesCommand {
  package static let configuration = CommandConfiguration(
    name: "open", abstract: "Let readers reply to an article.",
    discussion: """
      This overrides the setting 'replies' for this article. Readers can reply once the article is \
      published. With --days, replies close after this time. The pages of a site lead to the form \
      once the setting 'replies.address' is given; those of 'galley serve --site live' always do.
      """,
    examples: [
      Example("galley reply open cat-news", "Open replies to one article."),
      Example("galley reply open cat-news --days 14", "Close them 14 days after its publication."),
    ])

  @OptionGroup(title: nil) package var desk: ArticlesArguments
  @Option(
    name: "days", help: "Close them this number of days after the first publication.",
    valueName: "number")
  package var days: ReplyDays?

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(.setReplyPolicy(days?.policy ?? .open), on: id, options: options)
  }
}

/// A number of days after which replies close.
package struct ReplyDays: ExpressibleByArgument {
  package let policy: ReplyPolicy

  package init(argument: String) throws(ArgumentValueError) {
    guard let policy = ReplyPolicy("\(argument) days") else {
      throw ArgumentValueError("must be a whole number from 1 to \(ReplyPolicy.mostDays)")
    }
    self.policy = policy
  }
}
