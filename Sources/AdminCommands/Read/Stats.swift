package import ArgumentParsing
package import Editorial
package import EditorialReadModels
import Foundation
import Newsroom
import Terminal

package struct Stats: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "stats", abstract: "Show how long articles take from submission to publication.",
    discussion: """
      The clock starts when an article is first submitted, stops when it is published, and starts \
      anew with the next submission; an approval counts that still holds. The times are medians, \
      which half of the articles took at most, and beside each what nine of ten took at most. \
      Editors are those who submitted first, weeks are ISO weeks, and days begin at midnight in \
      UTC. Every round in question is gone through: --since keeps that to as many as were submitted \
      since. With --at the times are those that had been taken by then.

      In JSON times are numbers of seconds.
      """,
    examples: [
      Example("galley stats", "The whole newsroom at a glance."),
      Example("galley stats --by week --since 2026-10-01", "Are we getting faster?"),
      Example("galley stats --by editor --section Harbour", "Who waits for us, and how long?"),
      Example("galley stats --at 2026-12-01T00:00:00Z", "What was told at the end of November."),
    ])

  @Option(
    name: "since", help: "Only what was first submitted on this day or later.", valueName: "date")
  package var since: CalendarDate?
  @Option(
    name: "until", help: "Only what was first submitted on this day or earlier.", valueName: "date")
  package var until: CalendarDate?
  @Option(name: "by", help: "A line for each of these.", valueName: "group")
  package var by: TurnaroundQuery.Grouping?
  @Option(name: "section", help: "Only articles of this section.", valueName: "name") package
    var section: String?
  @OptionGroup(title: "Options for the past") package var asOf: AsOfArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try asOf.validate() }

  package func run() async throws {
    let query = TurnaroundQuery(
      since: since.map { Self.midnight($0.daysSince1970) },
      before: until.map { Self.midnight($0.daysSince1970 + 1) }, section: section, grouping: by)
    let progress = asOf.reporter(global)
    defer { progress.clear() }
    let answer = try await global.withMember { member in
      try await member.stats(query, asOf: asOf.moment) { try progress.report($0) }
    }
    progress.clear()
    let console = global.console
    let summaries = console.value(of: answer, as: "table")
    let isFiltered = since != nil || until != nil || section != nil
    try console.show(
      summaries, as: StatsTable(summaries, grouping: by, screen: console.screen).table,
      ifEmpty: isFiltered ? "nothing that fits was submitted" : "nothing was submitted yet")
  }

  private static func midnight(_ days: Int) -> Date {
    Date(timeIntervalSince1970: Double(days) * 86_400)
  }
}

extension TurnaroundQuery.Grouping: ExpressibleByArgument {}
