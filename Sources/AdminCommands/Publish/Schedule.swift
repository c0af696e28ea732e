package import ArgumentParsing
import Editorial
package import Foundation
package import Newsroom

package struct Schedule: ArticlesCommand {
  package static let configuration = CommandConfiguration(
    name: "schedule", abstract: "Schedule a publication, its end, or both.",
    discussion: """
      --at says when to publish the approved text. Write the time as you would say it: '6:00', \
      'tomorrow 6:00', 'Friday 17:00', '24 Dec 6:00', '2026-12-24 06:00', '+8h' or, with an \
      offset, '2026-12-24T06:00:00+01:00'. If you leave a part out, the next matching time is \
      taken; a day alone means its start. The zone is that of --zone, GALLEY_ZONE, the newsroom, \
      TZ or the machine. A local time that the zone's clocks skip or show twice is refused, and so \
      is a time before the end of an embargo. To move the publication, schedule it again. A new \
      revision, a request for changes, 'galley unpublish', 'galley hold', 'galley spike', and an \
      embargo that ends later cancel the schedule and say so.

      --unpublish-at also says when to unpublish the article. Without --at, it applies to an \
      article that is published, on hold or already scheduled. It lasts through updates and \
      corrections, and ends with the publication: when the schedule of an article that is not \
      public is cancelled, and with 'galley unpublish' and 'galley kill'. 'galley unschedule \
      --unpublish' cancels it.

      A 'galley worker' with an admin's login publishes and unpublishes the article once; 'galley \
      status' shows whether one is running. If a rule refuses it when it is due, the refusal is \
      recorded, and 'galley show' says why until an admin cancels or replaces the schedule. If the \
      time to unpublish the article has passed, it is not published.
      """,
    examples: [
      Example("galley schedule cat-news --at 'tomorrow 6:00'", "Publish tomorrow at six."),
      Example(
        "galley schedule cat-news --at 'Friday 17:00' --zone Europe/Berlin",
        "Publish on Friday at five in Berlin."),
      Example("galley schedule cat-news --at 2026-12-01T06:00:00Z", "Publish at six in UTC."),
      Example(
        "galley schedule cat-news --at 'tomorrow 6:00' --unpublish-at '24 Dec 18:00'",
        "Publish tomorrow, and unpublish on Christmas Eve."),
      Example(
        "galley schedule cat-news --unpublish-at '31 Dec 23:59'",
        "Unpublish what is public at the end of the year."),
    ])

  @OptionGroup(title: nil) package var desk: ArticlesArguments
  @Option(name: "at", help: "When to publish, such as 'tomorrow 6:00'.", valueName: "time")
  package var at: String?
  @Option(
    name: "unpublish-at", help: "When to unpublish it, such as 'Friday 18:00'.",
    valueName: "time")
  package var unpublishAt: String?

  package init() {}

  package func validate() throws(ArgumentValueError) {
    guard at != nil || unpublishAt != nil else {
      throw ArgumentValueError("Give --at, --unpublish-at or both.")
    }
    for time in [at, unpublishAt].compactMap(\.self) { try TimeReader.check(time, .future) }
  }

  package func carryOut(
    on id: UUID, as member: Member, options: CommandOptions
  ) async throws -> Receipt {
    try await member.perform(try command, on: id, options: options)
  }

  private var command: ArticleCommand {
    get throws {
      let expiry = try unpublishAt.map { text in
        let time = try TimeReader.instant(text, .future)
        return Expiry(at: time.instant, zone: time.zone)
      }
      if let at {
        let time = try TimeReader.instant(at, .future)
        return .schedule(at: time.instant, zone: time.zone, expiry: expiry)
      }
      guard let expiry else { throw Failure(.invalid, "there is no time") }
      return .scheduleUnpublication(expiry)
    }
  }

  package func remarks(as member: Member) async throws -> [Remark] {
    try await member.scheduleRemarks()
  }
}
