import PlainText

/// Splits a text into the pieces that are compared. Joined, they are the text.
enum DifferenceTokens {
  /// Paragraphs, each with the line breaks at its end.
  static func paragraphs(of text: String) -> [Substring] {
    var paragraphs: [Substring] = []
    var rest = Substring(text)
    while !rest.isEmpty {
      let end = rest.utf8.firstIndex(of: newline) ?? rest.endIndex
      let next = rest.utf8[end...].firstIndex { $0 != newline } ?? rest.endIndex
      paragraphs.append(rest[..<next])
      rest = rest[next...]
    }
    return paragraphs
  }

  /// Words, runs of white space, and single characters: line breaks, ideographs and everything
  /// else.
  static func words(of text: some StringProtocol) -> [Substring] {
    let text = Substring(text)
    var words: [Substring] = []
    var start = text.startIndex
    var last: Kind?
    for index in text.indices {
      let kind = kind(of: text[index])
      if let last, last != kind || kind == .single {
        words.append(text[start..<index])
        start = index
      }
      last = kind
    }
    if start < text.endIndex { words.append(text[start...]) }
    return words
  }

  private static let newline = UInt8(ascii: "\n")

  private enum Kind { case word, space, lineBreak, single }

  private static func kind(of character: Character) -> Kind {
    switch character {
    case "\n": .lineBreak
    case "'", "\u{2019}": .word
    case _ where character.isWhitespace: .space
    case _ where character.unicodeScalars.allSatisfy(\.isOfUnspacedScript): .single
    case _ where character.isLetter || character.isNumber: .word
    default: .single
    }
  }
}
