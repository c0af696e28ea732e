/// Writes text with its styles, links and images.
struct MarkdownInlineWriter {
  enum Breaks { case kept, spaces }

  private let breaks: Breaks
  private let isInTable: Bool
  private let isInLink: Bool
  private var text = ""
  /// Whether a letter that comes next would keep the last delimiter from ending its style.
  private var escapesNextLetter = false

  static func text(
    of inlines: [HTMLInline], breaks: Breaks, isInTable: Bool = false, isInLink: Bool = false
  ) -> String {
    var writer = MarkdownInlineWriter(breaks: breaks, isInTable: isInTable, isInLink: isInLink)
    for inline in inlines { writer.write(inline) }
    return writer.text
  }

  private init(breaks: Breaks, isInTable: Bool, isInLink: Bool) {
    (self.breaks, self.isInTable, self.isInLink) = (breaks, isInTable, isInLink)
  }

  private mutating func write(_ inline: HTMLInline) {
    switch inline {
    case .text(let words):
      append(
        MarkdownEscaping.text(words, isInTable: isInTable, isInLink: isInLink))
    case .lineBreak:
      if breaks == .kept { append("\\\n") } else { append(" ") }
    case .paragraphBreak: break
    case .code(let code): append(self.code(code))
    case .styled(let style, let inner): writeStyled(style, inner)
    case .footnoteReference(let number):
      escapeExclamationMark()
      append("[^\(number)]")
    case .link(let address, let inner):
      let content = Self.text(
        of: inner, breaks: breaks, isInTable: isInTable, isInLink: true)
      escapeExclamationMark()
      append("[\(content)](\(MarkdownEscaping.address(address, isInTable: isInTable)))")
    case .image(let address, let alt):
      let words = HTMLInlineReader.pieces(of: alt, breaksLines: false, isLoose: false)
      let content = Self.text(of: words, breaks: .spaces, isInTable: isInTable, isInLink: true)
      append("![\(content)](\(MarkdownEscaping.address(address, isInTable: isInTable)))")
    }
  }

  /// Delimiters begin or end a style only beside certain characters. Where they would not, the letter
  /// beside them is written as a character reference, which counts as punctuation.
  private mutating func writeStyled(_ style: HTMLInline.Style, _ inner: [HTMLInline]) {
    let content = Self.text(
      of: inner, breaks: breaks, isInTable: isInTable, isInLink: isInLink)
    guard let first = content.unicodeScalars.first, let last = content.unicodeScalars.last else {
      return
    }
    let delimiter = delimiter(of: style, around: inner, content)
    // Underscores within a word are no delimiters.
    let isInWord = delimiter.hasPrefix("_")
    if isInWord || !first.isWordCharacter { escapeLastLetter() }
    let isEscaped = escapesNextLetter && content.unicodeScalars.count == 1
    append(delimiter + content + delimiter)
    escapesNextLetter = isInWord || !last.isWordCharacter || isEscaped
  }

  /// Asterisks, or underscores where asterisks would touch those of another style.
  private func delimiter(
    of style: HTMLInline.Style, around inner: [HTMLInline], _ content: String
  ) -> String {
    if style == .strikethrough { return style.rawValue }
    if text.endsWithDelimiter("*") { return style.rawValue.replacing("*", with: "_") }
    if inner.count == 1, case .styled(.strong, _) = inner[0], content.hasPrefix("**") {
      return style.rawValue
    }
    let touches = content.hasPrefix("*") || content.endsWithDelimiter("*")
    return touches && !text.endsWithDelimiter("_")
      ? style.rawValue.replacing("*", with: "_") : style.rawValue
  }

  private mutating func append(_ more: String) {
    if more.isEmpty { return }
    let tildes = more.unicodeScalars.prefix { $0 == "~" }
    let rest = more.unicodeScalars[tildes.endIndex...]
    if escapesNextLetter, let first = rest.first, first.isNeitherBlankNorPunctuation {
      text += String(tildes) + MarkdownEscaping.reference(to: first) + String(rest.dropFirst())
    } else {
      text += more
    }
    escapesNextLetter = false
  }

  /// The parser does not see tildes before a delimiter.
  private mutating func escapeLastLetter() {
    var tildes = ""
    while text.unicodeScalars.last == "~" {
      tildes.unicodeScalars.append(text.unicodeScalars.removeLast())
    }
    if let letter = text.unicodeScalars.last, letter.isNeitherBlankNorPunctuation {
      text.unicodeScalars.removeLast()
      text += MarkdownEscaping.reference(to: letter)
    }
    text += tildes
  }

  /// An exclamation mark before a link would make it an image.
  private mutating func escapeExclamationMark() {
    guard text.hasSuffix("!") else { return }
    text.removeLast()
    text += "\\!"
  }

  private func code(_ code: String) -> String {
    var content = code.split(whereSeparator: \.isNewline).joined(separator: " ")
    if isInTable { content = content.replacing("|", with: "\\|") }
    let fence = String(repeating: "`", count: content.longestRun(of: "`") + 1)
    let isPadded =
      content.hasPrefix("`") || content.hasSuffix("`")
      || content.hasPrefix(" ") && content.hasSuffix(" ")
    if content.allSatisfy({ $0 == " " }) { return content.isEmpty ? "" : " " }
    return isPadded ? "\(fence) \(content) \(fence)" : "\(fence)\(content)\(fence)"
  }
}

extension String {
  /// Whether it ends with the character, and this is not escaped.
  fileprivate func endsWithDelimiter(_ scalar: Unicode.Scalar) -> Bool {
    guard unicodeScalars.last == scalar else { return false }
    return unicodeScalars.dropLast().reversed().prefix { $0 == "\\" }.count.isMultiple(of: 2)
  }
}

extension Unicode.Scalar {
  /// A letter, a mark on a letter, or a digit.
  fileprivate var isWordCharacter: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }

  fileprivate var isNeitherBlankNorPunctuation: Bool {
    if properties.isWhitespace { return false }
    return !(isASCII && !isWordCharacter)
  }
}
