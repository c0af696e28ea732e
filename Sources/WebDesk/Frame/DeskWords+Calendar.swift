import Editorial
import EditorialReadModels
import Newsroom

/// The words of the calendar.
extension DeskWords {
  static var calendar: String { say("Calendar") }
  static var earlier: String { say("Earlier") }
  static var later: String { say("Later") }
  static var byWeek: String { say("By week") }
  static var byMonth: String { say("By month") }
  static var nothingPlanned: String { say("Nothing is planned in these days.") }
  static func zone(_ name: String) -> String { say("Times are in the zone \(name).") }

  static func title(of span: CalendarSpan) -> String {
    let first = span.days[0]
    let month = "\(DeskLanguage.current.dateNames.months[first.month - 1]) \(first.year)"
    return span.kind == .month ? month : say("Week of \(first.day) \(month)")
  }

  static func name(of kind: CalendarQuery.Kind) -> String {
    switch kind {
    case .publication: say("publish")
    case .unpublication: say("unpublish")
    case .embargo: say("embargo ends")
    case .due: say("due")
    }
  }
}
