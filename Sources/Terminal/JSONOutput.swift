import Foundation
package import JSON
import PlainText

/// Values as JSON for other programs. The same value is always the same bytes.
///
/// A terminal may show it: what ``SanitizedText`` replaces is escaped here.
package enum JSONOutput {
  /// The JSON, indented, and a newline.
  package static func text(of value: some JSONDescribed) -> String {
    escaped(value.jsonValue.text(.indented)) + "\n"
  }

  /// The JSON on one line, for streams of values.
  package static func line(of value: some JSONDescribed) -> String {
    escaped(value.jsonValue.text(.compact)) + "\n"
  }

  /// The writer escapes the controls of ASCII but not DEL. All other unsafe characters are inside
  /// strings, where an escape means the same.
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
