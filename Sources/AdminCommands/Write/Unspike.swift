package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Unspike: ArticlesCommand {
  package static let configuration = CommandConfiguration(
    name: "unspike", abstract: "Restore a spiked article.",
    discussion: """
      The article returns to the state in which it was spiked. Only the person who drafted it or \
      an admin can restore it.
      """,
    examples: [Example("galley unspike cat-news", "Continue work on it.")])

  @OptionGroup(title: nil) package var desk: ArticlesArguments

  package init() {}

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(.unspike, on: id, options: options)
  }
}
