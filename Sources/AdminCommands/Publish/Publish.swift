package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Publish: ArticlesCommand {
  package static let configuration = CommandConfiguration(
    name: "publish", abstract: "Publish the approved text.",
    discussion: """
      Publish an article for the first time, publish it again after 'galley unpublish', or \
      update a live article. The public gets exactly the approved revision. During an embargo, \
      the command is refused. To update an article with a notice to readers, use 'galley \
      correct'.
      """,
    examples: [
      Example("galley publish cat-news", "Publish the approved revision."),
      Example("galley publish - < slugs.txt", "Publish the articles that a file lists."),
    ])

  @OptionGroup(title: nil) package var desk: ArticlesArguments

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(.publish, on: id, options: options)
  }
}
