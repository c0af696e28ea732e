package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Schedule: DeskCommand {
  package static let configuration = CommandConfiguration(
    name: "schedule", abstract: "Have the approved text published at a time to come.",
    discussion: """
      The time is one by the clocks of a zone, '2026-12-01 06:00' with --zone, or has its offset, \
      '2026-12-01T06:00:00+01:00', and needs no zone. A time that the zone's clocks skip or show twice is \
      refused. It may not be before an embargo. To schedule again moves the time; a save or a request for \
      changes takes the approval away, without which nothing is published.

      A 'galley worker' whose login is an admin's publishes it, once; 'galley status' tells whether \
      one runs. What a rule refuses at that time is recorded, and 'galley show' shows the rule, until \
      an admin cancels the schedule or makes another.
      """,
    examples: [
      Example(
        "galley schedule cat-news --at '2026-12-01 06:00' --zone Europe/Berlin",
        "Publish at six in Berlin."),
      Example("galley schedule cat-news --at 2026-12-01T06:00:00Z", "Publish at six in UTC."),
    ])

  @Argument(
    help: ArticleArgument.help, valueName: "ref", completion: ArticleArgument.completion)
  package var article: String
  @Option(name: "at", help: "When, as in '2026-12-01 06:00'.", valueName: "time")
  package var at: String
  @Option(
    name: "zone", help: "The time's zone, an IANA name such as Europe/Berlin.", valueName: "zone")
  package var zone: String?
  @OptionGroup(title: "Command options") package var arguments: CommandArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { _ = try ZonedInstant(at, zone: zone) }

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    let time = try ZonedInstant(at, zone: zone)
    return try await member.perform(
      .schedule(at: time.instant, zone: time.zone), on: id, options: options)
  }
}
