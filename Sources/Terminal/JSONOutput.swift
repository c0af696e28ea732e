package import Foundation

/// Values as JSON for other programs: indented, keys in alphabetical order, so that the same value
/// is always the same bytes; instants in UTC with milliseconds.
package enum JSONOutput {
  /// The JSON and a newline.
  package static func text(of value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .custom { date, encoder in
      var container = encoder.singleValueContainer()
      try container.encode(text(of: date))
    }
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }

  /// `2026-12-01T06:00:00.000Z`; what is finer than a millisecond is cut off.
  package static func text(of date: Date) -> String {
    // A Date is a binary fraction: 0.001 s may be held as slightly less, and cutting that off would
    // lose a millisecond. To the microsecond, PostgreSQL's resolution, it is exact.
    let microseconds = Int64((date.timeIntervalSince1970 * 1_000_000).rounded())
    let (seconds, fraction) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
    let isBefore = fraction < 0
    let whole = Date(timeIntervalSince1970: Double(isBefore ? seconds - 1 : seconds))
    let milliseconds = (isBefore ? fraction + 1_000_000 : fraction) / 1000
    let padded = String(String(1000 + milliseconds).dropFirst())
    return "\(whole.formatted(.iso8601).dropLast()).\(padded)Z"
  }
}
