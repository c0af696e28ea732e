/// A person's text made safe to show on a terminal.
///
/// Control characters and characters that change the reading direction are replaced by visible
/// signs, so that no text can move the cursor, start an escape sequence or reorder what is read.
package struct SanitizedText: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  /// Makes one line of `text`: line breaks and tabs become spaces.
  package init(line text: String) { self.init(text, keepsLines: false) }

  /// Keeps the line breaks of `text`. A tab, whose width depends on its column, becomes four
  /// spaces.
  package init(block text: String) { self.init(text, keepsLines: true) }

  private init(_ text: String, keepsLines: Bool) {
    guard text.utf8.contains(where: { !(0x20...0x7E).contains($0) }) else {
      description = text
      return
    }
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      // CR LF is one line break.
      case "\r" where rest.first == "\n": break
      case "\n", "\u{2028}", "\u{2029}": result.append(keepsLines ? "\n" : " ")
      case "\t": result.append(contentsOf: (keepsLines ? "    " : " ").unicodeScalars)
      default: result.append(Self.sign(for: scalar) ?? scalar)
      }
    }
    description = String(result)
  }

  /// The sign that replaces `scalar`, or nil when it is harmless: Unicode's control pictures for
  /// the ASCII controls, and the replacement character for the rest.
  private static func sign(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value)
    case 0x7F: "\u{2421}"
    // C1 controls; directional embeddings, overrides and isolates with the deprecated format
    // characters after them; interlinear annotations; a byte order mark inside a text.
    case 0x80...0x9F, 0x202A...0x202E, 0x2066...0x206F, 0xFFF9...0xFFFB, 0xFEFF: "\u{FFFD}"
    default: nil
    }
  }

  /// Whether `scalar` must not reach a terminal as it is. Unicode's line and paragraph separators
  /// count as well.
  package static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    sign(for: scalar) != nil || scalar == "\u{2028}" || scalar == "\u{2029}"
  }
}
