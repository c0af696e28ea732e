import Editorial
import Foundation

/// A date and a time of day, and the offset from UTC if it was given.
struct ClockTime {
  /// As typed, without the offset, with a space in between.
  let local: String
  /// The instant at which a clock in UTC shows the time.
  let asUTC: Date
  /// The instant; nil without an offset.
  let instant: Date?

  /// Whether the text has the form of a time, which may not exist: `2026-02-30 06:00`.
  static func hasForm(_ text: String) -> Bool {
    let form =
      /[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})?/
    return text.wholeMatch(of: form) != nil
  }

  /// Nil when `text` is not a time.
  init?(_ text: String) {
    let pattern = /([0-9-]{10})[ T]([0-9]{2}:[0-9]{2})(:[0-9]{2}(?:\.[0-9]{1,9})?)?(Z|[+-].*)?/
    guard let parts = text.wholeMatch(of: pattern) else { return nil }
    let local = "\(parts.1)T\(parts.2)\(parts.3 ?? ":00")"
    guard let asUTC = Date(timestamp: local + "Z") else { return nil }
    var instant: Date?
    if let offset = parts.4 {
      instant = Date(timestamp: "\(local)\(offset)")
      if instant == nil { return nil }
    }
    self.local = "\(parts.1) \(parts.2)\(parts.3 ?? "")"
    self.asUTC = asUTC
    self.instant = instant
  }
}
