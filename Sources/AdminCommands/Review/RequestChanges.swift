package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct RequestChanges: ArticlesCommand {
  package static let configuration = CommandConfiguration(
    name: "request-changes", abstract: "Request changes to a submitted or approved article.",
    discussion: """
      The authors read the reason. The article can be revised like a draft and is then submitted \
      again. A pending schedule is cancelled.
      """,
    examples: [
      Example(
        "galley request-changes cat-news --reason 'Who says so? Add a source.'", "Send it back.")
    ])

  @OptionGroup(title: nil) package var desk: ArticlesArguments
  @Option(name: "reason", help: "What to change, and why.", valueName: "text", mayBeBlank: true)
  package
    var reason: String

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(.requestChanges(reason: reason), on: id, options: options)
  }
}
