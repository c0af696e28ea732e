package import Foundation

/// Instants as the log and every answer write them: ISO 8601 in UTC with milliseconds,
/// `2026-11-23T08:15:00.000Z`. Written out here, because payloads are pinned byte for byte.
extension Date {
  /// The instant to the nearest millisecond. What lies outside of the years 1 to 9999 is written
  /// as the nearest that does not.
  package var timestamp: String {
    let milliseconds = milliseconds
    let time = (milliseconds % 86_400_000 + 86_400_000) % 86_400_000
    let day = CalendarDate(daysSince1970: (milliseconds - time) / 86_400_000)
    let clock = [time / 3_600_000, time / 60_000 % 60, time / 1000 % 60].map { part in
      part < 10 ? "0\(part)" : "\(part)"
    }
    // 1000 and the fraction, less the first digit, is the fraction with its zeros.
    let fraction = String(1000 + time % 1000).dropFirst()
    return "\(day.map(\.description) ?? "")T\(clock.joined(separator: ":")).\(fraction)Z"
  }

  /// The instant that `timestamp` writes, or nil when it is not one. The fraction of the second may
  /// be absent or have up to nine digits, of which three count; the zone is `Z` or an offset such
  /// as `+02:00`.
  package init?(timestamp: String) {
    var rest = Substring(timestamp)
    guard let day = CalendarDate(String(rest.prefix(10))) else { return nil }
    rest = rest.dropFirst(10)
    guard rest.popFirst() == "T",
      let hour = Self.number(from: &rest, below: 24), rest.popFirst() == ":",
      let minute = Self.number(from: &rest, below: 60), rest.popFirst() == ":",
      let second = Self.number(from: &rest, below: 60),
      let fraction = Self.fraction(from: &rest), let offset = Self.offset(from: &rest),
      rest.isEmpty
    else { return nil }
    let minutes = day.daysSince1970 * 1440 + hour * 60 + minute - offset
    self.init(milliseconds: (minutes * 60 + second) * 1000 + fraction)
  }

  /// The instant as the log will keep it, to the nearest millisecond.
  package var roundedToMilliseconds: Date { Date(milliseconds: milliseconds) }

  private var milliseconds: Int {
    // The first and the last millisecond that have a calendar date.
    Int(min(253_402_300_799_999, max(-62_135_596_800_000, timeIntervalSince1970 * 1000)).rounded())
  }

  private init(milliseconds: Int) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }

  private static func number(from text: inout Substring, below limit: Int) -> Int? {
    let digits = text.prefix(2)
    guard digits.utf8.count == 2, digits.utf8.allSatisfy({ (48...57).contains($0) }),
      let number = Int(digits), number < limit
    else { return nil }
    text = text.dropFirst(2)
    return number
  }

  private static func fraction(from text: inout Substring) -> Int? {
    guard text.first == "." else { return 0 }
    let digits = text.dropFirst().prefix { ("0"..."9").contains($0) }
    guard (1...9).contains(digits.utf8.count) else { return nil }
    text = text[digits.endIndex...]
    return Int((digits + "00").prefix(3))
  }

  /// Minutes east of UTC.
  private static func offset(from text: inout Substring) -> Int? {
    switch text.popFirst() {
    case "Z": return 0
    case let sign where sign == "+" || sign == "-":
      guard let hours = number(from: &text, below: 24), text.popFirst() == ":",
        let minutes = number(from: &text, below: 60)
      else { return nil }
      return (hours * 60 + minutes) * (sign == "+" ? 1 : -1)
    default: return nil
    }
  }
}
