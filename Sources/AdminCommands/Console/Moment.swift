import Foundation
import Newsroom

/// An instant as people read it: as a date and time, and relative to now, or to the moment of the
/// past that they ask about.
struct Moment {
  let date: Date
  /// What ages and distances count from.
  private let reference: Date
  private let shown: ShownTime

  init(_ date: Date, now: Date = Date(), in zone: ZoneName = Invocation.current.zone.shown) {
    self.date = date
    reference = Invocation.current.viewpoint.moment ?? now
    shown = ShownTime(date, in: zone, now: now)
  }

  /// `Mon 30 Nov 06:00 New York (11:00 UTC)`.
  var absolute: String { shown.text }

  /// `3 h ago`, or `in 2 d`.
  var relative: String {
    let distance = date.timeIntervalSince(reference)
    let span = Self.span(abs(distance))
    if span == "0 s" { return "now" }
    return distance < 0 ? "\(span) ago" : "in \(span)"
  }

  /// The time since the instant.
  var waited: String { Self.span(max(0, reference.timeIntervalSince(date))) }

  /// Both: `Mon 30 Nov 06:00 New York (11:00 UTC, 3 h ago)`.
  var full: String {
    "\(shown.local) (\([shown.utc, relative].compactMap(\.self).joined(separator: ", ")))"
  }

  /// A time span in its largest complete unit, without a fraction. A year has 365 days.
  private static func span(_ seconds: TimeInterval) -> String {
    let whole = Int(min(seconds, 1e12))
    switch whole {
    case ..<60: return "\(whole) s"
    case ..<3_600: return "\(whole / 60) min"
    case ..<86_400: return "\(whole / 3_600) h"
    case ..<31_536_000: return "\(whole / 86_400) d"
    default: return "\(whole / 31_536_000) y"
    }
  }
}

extension String {
  /// A sentence of the newsroom with its times in the zone of this run.
  var withShownTimes: String {
    ShownTimes(self, in: Invocation.current.zone.shown, now: Date()).description
  }
}
