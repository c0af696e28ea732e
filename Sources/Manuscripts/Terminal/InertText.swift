/// Text that may be sent to a terminal: what a terminal would obey, or what would show words in
/// another order than they are written, is replaced by U+FFFD.
package enum InertText {
  /// `text` with every control character replaced; a tab becomes spaces, and line breaks stay when
  /// `keepingLines`.
  package static func of(_ text: String, keepingLines: Bool = true) -> String {
    guard text.unicodeScalars.contains(where: { isUnsafe($0) }) else { return text }
    var inert = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where keepingLines: inert.append(scalar)
      case "\t": inert.append(contentsOf: "    ".unicodeScalars)
      default: inert.append(isUnsafe(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return String(inert)
  }

  /// C0 and C1 controls, DEL, the embeddings, overrides and isolates of the bidirectional algorithm,
  /// and Unicode's own line and paragraph separators.
  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
