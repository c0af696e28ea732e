import Editorial
package import Foundation

extension Date {
  /// As in RFC 9110, which RFC 822 also allows: `Tue, 01 Dec 2026 06:00:00 GMT`.
  package var httpDate: String {
    let timestamp = timestamp
    guard let day = CalendarDate(String(timestamp.prefix(10))) else { return "" }
    let date = timestamp.prefix(10).split(separator: "-")
    // 1 January 1970 was a Thursday.
    let weekday = Self.weekdays[((day.daysSince1970 + 4) % 7 + 7) % 7]
    let clock = timestamp.dropFirst(11).prefix(8)
    return "\(weekday), \(date[2]) \(Self.months[day.month - 1]) \(date[0]) \(clock) GMT"
  }

  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
