package import Foundation

extension CalendarDate {
  /// The instant at which the day begins in UTC.
  package var start: Date { Date(timeIntervalSince1970: Double(daysSince1970) * 86_400) }
}
