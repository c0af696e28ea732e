import PlainText

/// What a line that begins or ends front matter looks like.
enum Fence: Equatable {
  case yaml, toml
  /// Not quite a fence. `found` says what the line has.
  case misspelt(found: String)

  /// Nil if the line is neither a fence nor nearly one.
  init?(_ line: some StringProtocol) {
    var end = line.endIndex
    while end > line.startIndex, Self.isBlank(line[line.index(before: end)]) {
      end = line.index(before: end)
    }
    let text = line[..<end]
    switch text {
    case "---": self = .yaml
    case "+++": self = .toml
    default:
      guard let found = Self.found(in: text) else { return nil }
      self = .misspelt(found: found)
    }
  }

  private static func found(in text: some StringProtocol) -> String? {
    let visible = text.unicodeScalars.drop { $0 == " " }.filter { !VisibleText.isHidden($0) }
    guard let first = visible.first, visible.count >= 2 || first == "\u{2014}" else { return nil }
    if isDash(first) || first == "+",
      visible.allSatisfy({ $0 == first || isDash($0) && isDash(first) })
    {
      return whole(text, visible)
    }
    if visible.count == 3, visible.allSatisfy({ $0 == "." }) { return "'...'" }
    for fence in ["---", "+++"] where text.hasPrefix(fence) {
      return "'\(fence)' and more text"
    }
    return nil
  }

  private static func whole(
    _ text: some StringProtocol, _ visible: some Collection<Unicode.Scalar>
  ) -> String {
    if let hidden = text.unicodeScalars.first(where: { VisibleText.isHidden($0) }) {
      return "\(VisibleText.codePoint(hidden.value)) in it"
    }
    return text.hasPrefix(" ")
      ? "a space before it" : "\(Quoted(String(String.UnicodeScalarView(visible.prefix(10)))))"
  }

  /// Whether an editor may have put the character in the place of a hyphen.
  private static func isDash(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .dashPunctuation || scalar == "\u{2212}"
  }

  private static func isBlank(_ character: Character) -> Bool {
    character == " " || character == "\t"
  }
}
