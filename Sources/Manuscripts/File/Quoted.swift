import Terminal

/// A typed name in single quotes for an error's one line: at most 40 characters of it, with what a
/// terminal could take for a command made visible.
package struct Quoted: CustomStringConvertible {
  package let description: String

  package init(_ text: String) {
    let shown = text.prefix(Self.limit)
    let rest = shown.endIndex == text.endIndex ? "" : "…"
    var inert = ""
    for character in shown {
      for scalar in SanitizedText(line: String(character)).description.unicodeScalars.prefix(8) {
        inert.unicodeScalars.append(scalar)
      }
    }
    description = "'\(inert)\(rest)'"
  }

  private static let limit = 40
}
