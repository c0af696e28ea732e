package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Schedule: ArticlesCommand {
  package static let configuration = CommandConfiguration(
    name: "schedule", abstract: "Schedule the approved text for publication.",
    discussion: """
      Give the time as you say it: '6:00', 'tomorrow 6:00', 'Friday 17:00', '24 Dec 6:00', \
      '2026-12-24 06:00', '+8h' or, with an offset, '2026-12-24T06:00:00+01:00'. What you leave \
      out is the next such time; a day alone means its start. The zone is that of --zone, \
      GALLEY_ZONE, the newsroom, TZ or the machine. A local time that the zone's clocks skip or \
      show twice is refused, and so is a time before the end of an embargo. To move the \
      publication, schedule it again. A new revision, a request for changes, 'galley \
      unpublish', 'galley spike', and an embargo that ends later cancel the schedule and say so.

      A 'galley worker' with an admin's login publishes the article once; 'galley status' shows \
      whether one is running. If a rule refuses the publication when it is due, the refusal is \
      recorded, and 'galley show' says why until an admin cancels or replaces the \
      schedule.
      """,
    examples: [
      Example("galley schedule cat-news --at 'tomorrow 6:00'", "Publish tomorrow at six."),
      Example(
        "galley schedule cat-news --at 'Friday 17:00' --zone Europe/Berlin",
        "Publish on Friday at five in Berlin."),
      Example("galley schedule cat-news --at 2026-12-01T06:00:00Z", "Publish at six in UTC."),
    ])

  @OptionGroup(title: nil) package var desk: ArticlesArguments
  @Option(name: "at", help: "When to publish, such as 'tomorrow 6:00'.", valueName: "time")
  package var at: String

  package init() {}

  package func validate() throws(ArgumentValueError) {
    try TimeReader.check(at, .future)
  }

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    let time = try TimeReader.instant(at, .future)
    return try await member.perform(
      .schedule(at: time.instant, zone: time.zone), on: id, options: options)
  }

  package func remarks(as member: Member) async throws -> [Remark] {
    try await member.scheduleRemarks()
  }
}
