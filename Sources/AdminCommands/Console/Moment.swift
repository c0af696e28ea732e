import Editorial
import Foundation

/// An instant as people read it: as a date and time, and relative to now.
struct Moment {
  let date: Date
  let now: Date

  init(_ date: Date, now: Date = Date()) {
    self.date = date
    self.now = now
  }

  /// `2026-11-23 21:07 UTC`.
  var absolute: String { "\(date.minute) UTC" }

  /// `2026-12-01 06:00 Europe/Berlin`, or in UTC if this machine does not know the zone.
  func absolute(in zone: String) -> String {
    guard let timeZone = TimeZone(identifier: zone) else { return absolute }
    let offset = Double(timeZone.secondsFromGMT(for: date))
    return "\(date.addingTimeInterval(offset).minute) \(zone)"
  }

  /// `3 h ago`, or `in 2 d`.
  var relative: String {
    let distance = date.timeIntervalSince(now)
    let span = Self.span(abs(distance))
    if span == "0 s" { return "now" }
    return distance < 0 ? "\(span) ago" : "in \(span)"
  }

  /// The time since the instant.
  var waited: String { Self.span(max(0, now.timeIntervalSince(date))) }

  /// Both: `2026-11-23 21:07 UTC (3 h ago)`.
  var full: String { "\(absolute) (\(relative))" }

  /// A time span in its largest complete unit, without a fraction.
  private static func span(_ seconds: TimeInterval) -> String {
    let whole = Int(min(seconds, 1e12))
    switch whole {
    case ..<60: return "\(whole) s"
    case ..<3_600: return "\(whole / 60) min"
    case ..<86_400: return "\(whole / 3_600) h"
    default: return "\(whole / 86_400) d"
    }
  }
}
