package import Editorial
package import EditorialReadModels
package import Foundation
package import JSON
import PlainText

/// What will happen to articles: publications, unpublications, ends of embargoes and due dates.
package struct DeskCalendar: Sendable {
  /// Nil for all that is pending.
  package let month: CalendarMonth?
  /// The zone in which a day begins.
  package let zone: ZoneName
  /// The day in this zone when the calendar was read.
  package let today: CalendarDate
  /// In the order of their days and times. A day begins with its due dates.
  package let entries: [CalendarEntry]

  package init(
    month: CalendarMonth?, zone: ZoneName, today: CalendarDate, entries: [CalendarEntry]
  ) {
    self.month = month
    self.zone = zone
    self.today = today
    self.entries = entries.sorted { $0.order < $1.order }
  }
}

/// Something that will happen to an article.
package struct CalendarEntry: Sendable {
  package let kind: CalendarQuery.Kind
  package let row: BoardRow
  /// Nil for a due date, which is a day.
  package let at: Date?
  /// In the zone of the calendar.
  package let day: CalendarDate
  /// `06:00` in the zone of the calendar; nil for a due date.
  package let time: String?

  package init?(_ kind: CalendarQuery.Kind, of row: BoardRow, in zone: ZoneName) {
    let instant: Date? =
      switch kind {
      case .publication: row.scheduledAt
      case .unpublication: row.unpublishAt
      case .embargo: row.embargo
      case .due: nil
      }
    let clock = LocalClock(zone: zone)
    let due = kind == .due ? row.due : nil
    guard let day = instant.map({ clock.day(at: $0) }) ?? due else { return nil }
    (self.kind, self.row, self.day, at) = (kind, row, day, instant)
    time = instant.map { String(clock.asUTC($0).minute.suffix(5)) }
  }

  /// Why it was refused when it was due; nil if it was not.
  package var failureReason: String? {
    switch kind {
    case .publication: row.schedule?.failureReason
    case .unpublication: row.unpublication?.failureReason
    case .embargo, .due: nil
    }
  }

  fileprivate var order: (CalendarDate, Date, String) {
    (day, at ?? .distantPast, row.article.text + kind.rawValue)
  }
}

extension CalendarQuery.Kind: JSONDescribed {}

extension DeskCalendar: JSONDescribed {
  package static let json = JSONDescription<DeskCalendar>(
    "DeskCalendar", "What will happen to articles.",
    [
      JSONMember(
        "month", "The month, such as 2026-12; null for all that is pending.",
        { $0.month?.description }),
      JSONMember(
        "zone", "The time zone in which a day begins, as an IANA name.", \.zone.identifier),
      JSONMember("entries", "In the order of their days and times.", \.entries),
    ])
}

extension CalendarEntry: JSONDescribed {
  package static let json = JSONDescription<CalendarEntry>(
    "CalendarEntry", "Something that will happen to an article.",
    [
      JSONMember("kind", "What happens; embargo means the end of one.", \.kind),
      JSONMember("day", "The day in the calendar's zone.", \.day),
      JSONMember("at", "The instant; null for a due date, which is a day.", \.at),
      JSONMember("id", "The article's id.", \.row.article),
      JSONMember("slug", "The current slug.", \.row.slug),
      JSONMember(
        "reference", "A short reference: @ and the position of the article's first event.",
        \.row.reference),
      JSONMember("headline", "The headline of the working revision.", \.row.headline),
      JSONMember("section", "The section; null for none.", \.row.section),
      JSONMember("assignee", "To whom the article is assigned; null for nobody.", \.row.assignee),
      JSONMember(
        "failureReason", "Why it was refused when it was due, in words; null for no refusal.",
        \.failureReason),
    ])
}
