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
  var relative: String { RoughSpan.distance(of: date, from: reference) }

  /// The time since the instant.
  var waited: String { RoughSpan(max(0, reference.timeIntervalSince(date))).words }

  /// Both: `Mon 30 Nov 06:00 New York (11:00 UTC, 3 h ago)`.
  var full: String {
    "\(shown.local) (\([shown.utc, relative].compactMap(\.self).joined(separator: ", ")))"
  }
}

extension String {
  /// A sentence of the newsroom with its times in the zone of this run.
  var withShownTimes: String {
    ShownTimes(self, in: Invocation.current.zone.shown, now: Date()).description
  }
}
