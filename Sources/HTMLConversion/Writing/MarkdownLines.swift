/// Escapes what would begin a block at the start of a line.
enum MarkdownLines {
  static func paragraph(_ inlines: [HTMLInline]) -> [String] {
    MarkdownInlineWriter.text(of: inlines, breaks: .kept)
      .split(separator: "\n", omittingEmptySubsequences: false).map { escaped($0) }
  }

  /// Hash marks at its end would be part of the markup.
  static func headingText(_ text: String) -> String {
    text.hasSuffix("#") ? text.dropLast() + "\\#" : text
  }

  private static func escaped(_ line: Substring) -> String {
    let text = line.unicodeScalars.drop { $0 == " " || $0 == "\t" }
    switch text.first {
    case "~" where text.dropFirst().first == "~" && text.dropFirst(2).first != "~":
      // A style such as ~~struck out~~ is not a block.
      return String(text)
    case "#", ">", "+", "-", "=", "|", ":", "~": return "\\" + String(text)
    case let first? where isDigit(first):
      let digits = text.prefix(while: isDigit)
      let rest = text[digits.endIndex...]
      return rest.first == "." || rest.first == ")"
        ? "\(String(digits))\\\(String(rest))" : String(text)
    default: return String(text)
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
