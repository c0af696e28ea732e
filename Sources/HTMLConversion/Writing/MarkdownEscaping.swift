/// Escapes characters that have a meaning in Markdown. The parser reads bytes, so a mark that is
/// combined with such a character does not change its meaning.
enum MarkdownEscaping {
  static func text(_ words: String, isInTable: Bool, isInLink: Bool) -> String {
    var escaped = String.UnicodeScalarView()
    var rest = words.unicodeScalars[...]
    var previous: Unicode.Scalar = " "
    while let scalar = rest.first {
      if !isInLink, scalar == "h", !previous.properties.isAlphabetic, previous != "&",
        let address = leadingAddress(rest)
      {
        escaped.append("<")
        append(address, isInTable: isInTable, to: &escaped)
        escaped.append(">")
        rest = rest[address.endIndex...]
        previous = ">"
      } else {
        rest.removeFirst()
        append(scalar, before: rest, after: previous, isInTable: isInTable, to: &escaped)
        previous = scalar
      }
    }
    return String(escaped)
  }

  private static func append(
    _ address: Substring.UnicodeScalarView, isInTable: Bool,
    to escaped: inout String.UnicodeScalarView
  ) {
    for scalar in address {
      if isInTable, scalar == "|" {
        for part in "%7C".unicodeScalars { escaped.append(part) }
      } else {
        escaped.append(scalar)
      }
    }
  }

  private static func append(
    _ scalar: Unicode.Scalar, before rest: Substring.UnicodeScalarView,
    after previous: Unicode.Scalar, isInTable: Bool, to escaped: inout String.UnicodeScalarView
  ) {
    let isSpecial =
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<": true
      // Beside another one, or where one may follow.
      case "~": rest.isEmpty || escaped.isEmpty || rest.first == "~" || previous == "~"
      case "&": isReference(rest)
      case "|": isInTable
      // Without the colon or the dot, the parser finds no address in the text.
      case ":": rest.starts(with: "//".unicodeScalars)
      case ".": previous == "w" && escaped.suffix(3).elementsEqual("www".unicodeScalars)
      default: false
      }
    if isSpecial { escaped.append("\\") }
    escaped.append(scalar)
  }

  /// Whether an ampersand before the text would begin a character reference.
  private static func isReference(_ rest: Substring.UnicodeScalarView) -> Bool {
    let name = rest.prefix(40).prefix { $0 == "#" || $0.isASCII && $0.isLetterOrDigit }
    return !name.isEmpty && rest[name.endIndex...].first == ";"
  }

  /// An address at the start of a text. Angle brackets keep the parser from reading its characters as
  /// markup.
  private static func leadingAddress(
    _ text: Substring.UnicodeScalarView
  ) -> Substring.UnicodeScalarView? {
    guard
      text.starts(with: "http://".unicodeScalars) || text.starts(with: "https://".unicodeScalars)
    else { return nil }
    var address = text.prefix { scalar in
      scalar.value > 0x20 && scalar.value != 0x7F && !scalar.properties.isWhitespace
        && !"<>\"`\\".unicodeScalars.contains(scalar)
    }
    while let last = address.last, ".,;:!?)'’”»]*_~&".unicodeScalars.contains(last) {
      address.removeLast()
    }
    return address.last == "/" && address.prefix(9).count < 9 ? nil : address
  }

  /// The address in the parentheses of a link.
  static func address(_ address: String, isInTable: Bool) -> String {
    var written = String.UnicodeScalarView()
    var rest = address.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "(", ")", "<", ">", "\\", "*", "_", "`", "[", "]", "~":
        written.append("\\")
        written.append(scalar)
      case "|" where isInTable: written.append(contentsOf: "%7C".unicodeScalars)
      case "&" where isReference(rest): written.append(contentsOf: "&amp;".unicodeScalars)
      default: written.append(scalar)
      }
    }
    return String(written)
  }

  static func reference(to scalar: Unicode.Scalar) -> String { "&#\(scalar.value);" }
}

extension Unicode.Scalar {
  fileprivate var isLetterOrDigit: Bool { properties.isAlphabetic || ("0"..."9").contains(self) }
}
