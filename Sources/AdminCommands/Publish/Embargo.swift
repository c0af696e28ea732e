package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Embargo: ArticlesCommand {
  package static let configuration = CommandConfiguration(
    name: "embargo", abstract: "Forbid publication before a time.",
    discussion: """
      Until then, the article cannot be published, corrected, or scheduled for an earlier time. \
      A schedule for an earlier time is cancelled. Give the time as for 'galley schedule'. Only \
      an admin can move an embargo to an earlier time, lift it, or set one on a live article.
      """,
    examples: [
      Example(
        "galley embargo cat-news --until 'Friday 0:01' --zone Europe/London",
        "Hold it back until then.")
    ])

  @OptionGroup(title: nil) package var desk: ArticlesArguments
  @Option(
    name: "until", help: "When the embargo ends, such as 'Friday 0:01'.", valueName: "time")
  package var until: String

  package init() {}

  package func validate() throws(ArgumentValueError) {
    try TimeReader.check(until, .future)
  }

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    let time = try TimeReader.instant(until, .future)
    return try await member.perform(.embargo(until: time.instant), on: id, options: options)
  }
}
