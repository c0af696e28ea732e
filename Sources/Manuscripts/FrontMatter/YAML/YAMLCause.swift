import PlainText

/// What in a line of YAML was probably the cause of an error.
package enum YAMLCause: Hashable, Sendable {
  case tab
  /// A character that looks like a space, or like nothing, in the place of a space.
  case hidden(UInt32)
  case controlCharacter
  case unclosedQuote
  case textAfterQuote
  case badEscape
  case unclosedBracket
  /// The first character of the value has a meaning in YAML.
  case indicator(Character)
  case noSpaceAfterColon
  case fullWidthColon
  case colon
  case comment

  /// What the line has, and what to do about it.
  var sentence: String {
    switch self {
    case .tab: "a tab indents the line; use spaces"
    case .hidden(let scalar):
      "\(VisibleText.codePoint(scalar)) is in the place of a space; type an ordinary space"
    case .controlCharacter: "it contains a control character; remove it"
    case .unclosedQuote: "the quote that begins the text is not closed on its line; close it"
    case .textAfterQuote:
      "the text continues after its closing quote; put all of it in quotes, and write \\\" for a "
        + "quote within double quotes or '' within single quotes"
    case .badEscape: "'\\' begins no escape here; write '\\\\', or put the text in single quotes"
    case .unclosedBracket: "the bracket is not closed; close it, or put the text in double quotes"
    case .indicator(let character):
      "'\(character)' at the start of a text has a meaning in YAML; put the text in double quotes"
    case .noSpaceAfterColon: "a space is missing after the colon; write one"
    case .fullWidthColon: "the colon is U+FF1A; write ':' and a space"
    case .colon: "the text contains a colon; put it in double quotes"
    case .comment: "' #' begins a comment; put the text in double quotes"
    }
  }

  /// Looks for the cause of an error on a line, and for a quote that an earlier line leaves open.
  ///
  /// - Parameter line: From 0.
  static func find(in source: YAMLSource, line: Int) -> (cause: YAMLCause, line: Int)? {
    if let cause = layout(of: source.line(line)) { return (cause, line) }
    if let open = unclosedQuote(in: source, upTo: line) { return (.unclosedQuote, open) }
    for number in [line, line - 1] where number >= 0 {
      if let cause = value(of: source.line(number)) { return (cause, number) }
    }
    return nil
  }

  private static func layout(of text: String) -> YAMLCause? {
    let line = YAMLLine(text)
    if let scalar = text.unicodeScalars.first(where: { $0.value < 0x20 && $0 != "\t" }) {
      return scalar.properties.generalCategory == .control ? .controlCharacter : nil
    }
    if line.indentation.contains("\t") { return .tab }
    var spaces = Array(line.indentation.unicodeScalars) + line.value.unicodeScalars.prefix(1)
    if line.name == nil {
      spaces += text.unicodeScalars.drop { $0 != ":" }.dropFirst().prefix(1)
    }
    return spaces.first { $0 != "\t" && VisibleText.isHidden($0) }.map { .hidden($0.value) }
  }

  /// The nearest line at or before `last` whose text begins with a quote that does not end on it, if
  /// the next line is not indented.
  private static func unclosedQuote(in source: YAMLSource, upTo last: Int) -> Int? {
    for number in stride(from: min(last, source.count - 1), through: 0, by: -1) {
      let value = YAMLLine(source.line(number)).value
      let next = source.line(number + 1).first
      if isQuote(value.first), textAfterQuote(value) == nil, next != " ", next != "\t" {
        return number
      }
    }
    return nil
  }

  private static func isQuote(_ character: Character?) -> Bool {
    character == "\"" || character == "'"
  }

  /// What follows the quote that closes a text; nil if none does.
  private static func textAfterQuote(_ value: Substring) -> Substring? {
    guard let quote = value.first else { return nil }
    var rest = value.dropFirst()
    while let character = rest.popFirst() {
      if character == "\\", quote == "\"" {
        rest = rest.dropFirst()
      } else if character == quote {
        if quote == "'", rest.first == "'" {
          rest = rest.dropFirst()
        } else {
          return rest.drop { $0.isWhitespace }
        }
      }
    }
    return nil
  }

  private static func value(of text: String) -> YAMLCause? {
    let line = YAMLLine(text)
    guard let first = line.value.first else { return nil }
    if line.name == nil, text.contains("：") { return .fullWidthColon }
    if line.name == nil, let colon = text.firstIndex(of: ":"), colon > text.startIndex,
      text[..<colon].allSatisfy({ $0.isLetter || $0.isWhitespace || $0 == "." })
    {
      return .noSpaceAfterColon
    }
    if isQuote(first) {
      if let rest = textAfterQuote(line.value), !rest.isEmpty, rest.first != "#" {
        return .textAfterQuote
      }
      return first == "\"" && line.value.contains("\\") ? .badEscape : nil
    }
    if "[{".contains(first), line.value.contains(" #") { return .comment }
    if "[{".contains(first), !line.value.contains(first == "[" ? "]" : "}") {
      return .unclosedBracket
    }
    if "@`%*&!|>[]{},?-#".contains(first) { return .indicator(first) }
    if line.value.contains(": ") || line.value.hasSuffix(":") { return .colon }
    return line.value.contains(" #") ? .comment : nil
  }
}
