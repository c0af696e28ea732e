import PlainText

/// A typed text in single quotes for a one-line error: sanitized, with characters that cannot be seen
/// as code points, and at most 40 characters long.
package struct Quoted: CustomStringConvertible {
  package let description: String

  package init(_ text: String) {
    let shown = text.prefix(Self.limit)
    let rest = shown.endIndex == text.endIndex ? "" : "…"
    var safe = ""
    for character in shown {
      for scalar in SanitizedText(line: String(character)).description.unicodeScalars.prefix(8) {
        safe.unicodeScalars.append(scalar)
      }
    }
    description = "'\(VisibleText(safe))\(rest)'"
  }

  private static let limit = 40
}
