package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Embargo: DeskCommand {
  package static let configuration = CommandConfiguration(
    name: "embargo", abstract: "Forbid publication before a time.",
    discussion: """
      Until then, the article cannot be published, corrected, or scheduled for an earlier time. \
      Give the time as for 'galley schedule'. Only an admin can move an embargo to an earlier \
      time, lift it, or set one on a live article.
      """,
    examples: [
      Example(
        "galley embargo cat-news --until '2026-12-01 00:01' --zone Europe/London",
        "Hold it back until then.")
    ])

  @Argument(
    help: ArticleArgument.help, valueName: "ref", completion: ArticleArgument.completion)
  package var article: String
  @Option(
    name: "until", help: "When the embargo ends, such as '2026-12-01 06:00'.", valueName: "time")
  package var until: String
  @Option(
    name: "zone", help: "The time zone, an IANA name such as Europe/Berlin.", valueName: "zone")
  package var zone: String?
  @OptionGroup(title: "Command options") package var arguments: CommandArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    _ = try ZonedInstant(argument: until, zone: zone)
  }

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    let time = try ZonedInstant(argument: until, zone: zone)
    return try await member.perform(.embargo(until: time.instant), on: id, options: options)
  }
}
