package import ArgumentParsing
package import Editorial
import EditorialReadModels
import Foundation
import Newsroom
import Terminal

package struct CalendarCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "calendar", abstract: "Show what is coming, as a month or for a calendar program.",
    discussion: """
      The calendar contains scheduled publications and unpublications, the ends of embargoes, and \
      assignments with a date; also those that were refused or are late. Without --month, it is \
      the current month. A wide terminal shows the month, and below it the list; a narrow one \
      shows the list. --zone decides when a day begins.

      --format ics writes an iCalendar file (RFC 5545), in UTC, with everything that is pending, \
      or the month in --month. It names articles by their slugs and contains no headline and no \
      text, because a calendar program may pass it on. When a time changes, the entry moves.
      """,
    examples: [
      Example("galley calendar", "See this month."),
      Example("galley calendar --month 2026-12 --zone Europe/Berlin", "See December in Berlin."),
      Example("galley calendar --format ics > desk.ics", "Write a file for a calendar program."),
    ])

  @Option(name: "month", help: "The month, such as 2026-12.", valueName: "month")
  package var month: CalendarMonth?
  @OptionGroup(title: "Options for the past") package var asOf: AsOfArguments
  @OptionGroup package var global: NewsroomOptions<CalendarFormat>

  package init() {}

  package func validate() throws(ArgumentValueError) { try asOf.validate() }

  package func run() async throws {
    let progress = asOf.reporter(global)
    defer { progress.clear() }
    let (found, notice) = try await global.withMember { member in
      let zone = Invocation.current.zone.shown
      let moment = try asOf.moment
      let month = shownMonth(at: moment, in: zone)
      func calendar(_ month: CalendarMonth?) async throws -> Answer<DeskCalendar> {
        try await member.calendar(month, zone: zone, asOf: moment) { try progress.report($0) }
      }
      let found = try await calendar(month)
      guard let month, found.value.entries.isEmpty else { return (found, String?.none) }
      return (
        found, CalendarScreen.notice(ofEmpty: month, among: try await calendar(nil).value)
      )
    }
    progress.clear()
    let console = global.console
    let calendar = console.value(of: found, as: "calendar")
    if global.format == .ics { return try console.output.write(ICalendar(calendar).text) }
    try console.show(calendar) { CalendarScreen(calendar, screen: console.screen).text }
    if let notice { console.tell(notice) }
  }

  /// Nil for everything, which is what a calendar program needs.
  private func shownMonth(at moment: AsOf?, in zone: ZoneName) -> CalendarMonth? {
    if let month { return month }
    if global.format == .ics { return nil }
    if case .instant(let past)? = moment { return CalendarMonth(at: past, in: zone) }
    return CalendarMonth(at: Date(), in: zone)
  }
}

package enum CalendarFormat: String, CaseIterable, ResultFormat {
  case table
  case json
  /// iCalendar, for calendar programs.
  case ics

  package var console: OutputFormat { self == .json ? .json : .table }
}

extension CalendarMonth: ExpressibleByArgument {
  package init(argument: String) throws(ArgumentValueError) {
    guard let month = CalendarMonth(argument) else {
      throw ArgumentValueError("must be a month such as 2026-12")
    }
    self = month
  }

  package var argumentText: String { description }
}
