import PlainText

/// A word, a number or a sign, and what a change of it may mean.
struct TypographicalToken {
  enum Kind {
    case number, date
    /// It has a capital and does not open a sentence.
    case name
    /// Its only capital is the first letter, and it opens a sentence.
    case opening
    /// In lower case.
    case word
    /// In a script without capitals.
    case uncased
    case punctuation
  }

  let text: String
  let kind: Kind

  /// Whether letters are compared.
  var isWord: Bool { kind != .punctuation }

  /// The tokens of a text without white space. What is written without a space is one token, except
  /// punctuation at its edges and the characters of scripts without spaces.
  static func all(in text: String, _ words: SpelledValues) -> [TypographicalToken] {
    var tokens: [TypographicalToken] = []
    var opens = true
    for chunk in text.split(whereSeparator: { $0.isWhitespace && !$0.isNewline }) {
      for line in chunk.split(separator: "\n", omittingEmptySubsequences: false) {
        // Between two lines, there is a line break.
        if line.startIndex != chunk.startIndex { opens = true }
        for piece in pieces(of: line) {
          let kind = kind(of: piece, opens: opens, words)
          tokens.append(TypographicalToken(text: String(piece), kind: kind))
          if kind != .punctuation {
            opens = false
          } else if piece.contains(where: { ".!?…:。！？:;؟".contains($0) }) {
            opens = true
          }
        }
      }
    }
    return tokens
  }

  private static func kind(of piece: Substring, opens: Bool, _ words: SpelledValues) -> Kind {
    if piece.contains(where: { $0.isNumber || $0.isMeasure }) { return .number }
    if piece.allSatisfy(\.isEdge) { return .punctuation }
    let lower = piece.lowercased()
    if words.numbers.contains(lower) { return .number }
    if words.dates.contains(lower) || piece.allSatisfy({ "年月日曜週년월일".contains($0) }) {
      return .date
    }
    if piece.contains(where: \.isUncasedLetter) { return .uncased }
    guard piece.contains(where: \.isUppercase) else {
      return piece.contains(where: \.isLetter) ? .word : .punctuation
    }
    let isCapitalized =
      piece.first?.isUppercase == true && !piece.dropFirst().contains(where: \.isUppercase)
    return opens && isCapitalized ? .opening : .name
  }

  /// The parts of a text without white space.
  private static func pieces(of line: Substring) -> [Substring] {
    var pieces: [Substring] = []
    var rest = line
    while let first = rest.first {
      if first.isEdge || first.isUnspaced {
        pieces.append(rest.prefix(1))
        rest = rest.dropFirst()
        continue
      }
      let run = rest.prefix { !$0.isUnspaced }
      var word = run
      while let last = word.last, last.isEdge { word = word.dropLast() }
      pieces.append(word)
      pieces += run[word.endIndex...].indices.map { run[$0...$0] }
      rest = rest[run.endIndex...]
    }
    return pieces
  }
}

extension Character {
  /// Whether it is not part of the word or the number beside it.
  fileprivate var isEdge: Bool {
    !isLetter && !isNumber && !isMeasure && !"-−+@#&_/\\".contains(self)
  }

  /// A sign that is part of a quantity.
  fileprivate var isMeasure: Bool {
    isCurrencySymbol || "%‰°№+−=<>×÷".contains(self)
  }

  fileprivate var isUnspaced: Bool { unicodeScalars.allSatisfy(\.isOfUnspacedScript) }

  /// A letter of a script without capitals. Georgian has them, but does not begin names with them.
  fileprivate var isUncasedLetter: Bool {
    isLetter && (!isUppercase && !isLowercase || ("\u{10A0}"..."\u{10FF}").contains(self))
  }
}
