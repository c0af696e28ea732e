/// A text cut into the pieces that are compared. The pieces joined are the text.
enum DifferenceTokens {
  /// Each with the line breaks that end it.
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

  /// Words, runs of white space, line breaks, and each other character by itself; so is an ideograph.
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
    case _ where character.unicodeScalars.allSatisfy(Script.isUnspaced): .single
    case _ where character.isLetter || character.isNumber: .word
    default: .single
    }
  }
}
