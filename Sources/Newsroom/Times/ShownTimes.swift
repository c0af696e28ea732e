import Editorial
package import Foundation

/// A sentence of the newsroom for people: its times, which are in UTC, become times in their zone.
///
/// Sentences contain times as the log writes them, because they are also stored and sent to other
/// programs.
package struct ShownTimes: CustomStringConvertible {
  package let description: String

  package init(
    _ sentence: String, in zone: ZoneName, now: Date, names: DateNames = .english
  ) {
    var result = ""
    var rest = sentence.utf8[...]
    while let letter = rest.firstIndex(of: UInt8(ascii: "T")) {
      let end = rest.index(after: letter)
      guard let first = rest.index(letter, offsetBy: -10, limitedBy: rest.startIndex),
        let last = rest.index(letter, offsetBy: 14, limitedBy: rest.endIndex),
        let instant = Self.instant(sentence[first..<last])
      else {
        result += sentence[rest.startIndex..<end]
        rest = rest[end...]
        continue
      }
      result += sentence[rest.startIndex..<first]
      result += ShownTime(instant, in: zone, now: now, names: names).text
      rest = rest[last...]
      // The zone in which somebody gave the time.
      if let zone = sentence[last...].prefixMatch(of: /\ \([A-Za-z0-9_\/+-]+\)/),
        ZoneName(known: String(zone.0.dropFirst(2).dropLast())) != nil
      {
        rest = rest[zone.range.upperBound...]
      }
    }
    description = result + sentence[rest.startIndex...]
  }

  /// Reads `2026-11-23T08:15:00.000Z`, and nothing else.
  private static func instant(_ text: Substring) -> Date? {
    guard text.utf8.count == 24, text.last == "Z" else { return nil }
    return Date(timestamp: String(text))
  }
}
