import Foundation
import PlainText

/// Values as JSON for other programs: indented, keys in alphabetical order, so that the same value
/// is always the same bytes. An instant is written by the value that has it, as text.
///
/// A terminal may be what reads it: whatever ``SanitizedText`` keeps from one is escaped.
package enum JSONOutput {
  /// The JSON and a newline.
  package static func text(of value: some Encodable) throws -> String {
    try encoded(value, [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
  }

  /// The JSON on one line, for streams of values.
  package static func line(of value: some Encodable) throws -> String {
    try encoded(value, [.sortedKeys, .withoutEscapingSlashes])
  }

  private static func encoded(
    _ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting
  ) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting
    return escaped(String(decoding: try encoder.encode(value), as: UTF8.self)) + "\n"
  }

  /// The encoder escapes ASCII's controls but DEL. What else there is stands in strings only, where
  /// an escape means the same.
  private static func escaped(_ json: String) -> String {
    guard json.utf8.contains(where: { $0 >= 0x7F }) else { return json }
    var escaped = String.UnicodeScalarView()
    for scalar in json.unicodeScalars {
      if scalar.value >= 0x7F, SanitizedText.isUnsafe(scalar) {
        let digits = String(scalar.value, radix: 16)
        let padded = String(repeating: "0", count: 4 - digits.count) + digits
        escaped.append(contentsOf: "\\u\(padded)".unicodeScalars)
      } else {
        escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
