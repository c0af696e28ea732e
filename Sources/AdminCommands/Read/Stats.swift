package import ArgumentParsing
import Editorial
package import EditorialReadModels
import Foundation
import Newsroom
import Terminal

package struct Stats: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "stats", abstract: "Show how long articles take from submission to publication.",
    discussion: """
      The clock starts when an article is first submitted and stops when it is published; the \
      next submission starts it again. Only an approval that is still valid counts. The table \
      shows the median, and the time that nine of ten articles took at most. Editors are the \
      people who submitted first, and weeks are ISO weeks in UTC. With --at, the command uses \
      the times known then. It reads all rounds; --since limits it to those submitted since \
      then, such as 'Monday', '2w ago', '1 Oct' or '2026-10-01'.

      In JSON, times are in seconds.
      """,
    examples: [
      Example("galley stats", "See the whole newsroom at a glance."),
      Example("galley stats --by week --since 2026-10-01", "Compare the weeks."),
      Example("galley stats --by editor --section Harbour", "Compare the editors of one section."),
      Example("galley stats --at 2026-12-01T00:00:00Z", "See the figures at the end of November."),
    ])

  @Option(
    name: "since", help: "Only what was first submitted on this day or later.", valueName: "day")
  package var since: String?
  @Option(
    name: "until", help: "Only what was first submitted on this day or earlier.", valueName: "day")
  package var until: String?
  @Option(name: "by", help: "Show a line for each of these.", valueName: "group")
  package var by: TurnaroundQuery.Grouping?
  @Option(
    name: "section", help: "Only articles in this section.", valueName: "name",
    completion: NameCompletion.section) package
    var section: String?
  @OptionGroup(title: "Options for the past") package var asOf: AsOfArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    try asOf.validate()
    try TimeReader.check(day: since, .past)
    try TimeReader.check(day: until, .past)
  }

  /// The days are those of the zone.
  private var query: TurnaroundQuery {
    get throws(ArgumentValueError) {
      let times = try TimeReader(.past)
      let last = try until.map { (text) throws(ArgumentValueError) in
        try TimeReader.day(text, .past)
      }
      return TurnaroundQuery(
        since: try since.map { (text) throws(ArgumentValueError) in
          times.start(of: try TimeReader.day(text, .past))
        },
        before: last.map { CalendarDate(daysSince1970: $0.daysSince1970 + 1) ?? $0 }
          .map { times.start(of: $0) },
        section: section, grouping: by)
    }
  }

  package func run() async throws {
    let progress = asOf.reporter(global)
    defer { progress.clear() }
    let answer = try await global.withMember { member in
      try await member.stats(try query, asOf: asOf.moment) { try progress.report($0) }
    }
    progress.clear()
    let console = global.console
    let summaries = console.value(of: answer, as: "table")
    let isFiltered = since != nil || until != nil || section != nil
    try console.show(
      summaries, as: StatsTable(summaries, grouping: by, screen: console.screen).table,
      ifEmpty: answer.hasUnknownFilter
        ? nil
        : isFiltered
          ? "no matching article was submitted" : "no article has been submitted yet")
  }
}

extension TurnaroundQuery.Grouping: ExpressibleByArgument {}
