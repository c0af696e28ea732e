import Editorial
import EditorialReadModels

/// The words of the calendar.
extension DeskWords {
  static let calendar = "Calendar"
  static let earlier = "Earlier"
  static let later = "Later"
  static let byWeek = "By week"
  static let byMonth = "By month"
  static let nothingPlanned = "Nothing is planned in these days."
  static func zone(_ name: String) -> String { "Times are in the zone \(name)." }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  static func title(of span: CalendarSpan) -> String {
    let first = span.days[0]
    let month = "\(months[first.month - 1]) \(first.year)"
    return span.kind == .month ? month : "Week of \(first.day) \(month)"
  }

  static func name(of kind: CalendarQuery.Kind) -> String {
    switch kind {
    case .publication: "publish"
    case .unpublication: "unpublish"
    case .embargo: "embargo ends"
    case .due: "due"
    }
  }
}
