/// The words of a search as they were typed.
///
/// All must occur. Words in quotation marks must be together, `or` means either of the words or
/// groups of words around it, and a minus excludes the word after it.
package struct SearchWords: Hashable, Sendable {
  struct Operand: Hashable, Sendable {
    /// Without quotation marks and minus. It has a word, a run of characters or a sign.
    let text: String
    let isQuoted: Bool
    let isExcluded: Bool
  }

  /// An article must contain all operands of one of the groups.
  let groups: [[Operand]]

  /// Whether there is nothing to look up, because there are only signs.
  package var isEmpty: Bool { groups.isEmpty }

  package init(_ typed: String) {
    var operands: [Operand] = []
    var reader = SearchWordReader(typed)
    while let operand = reader.next() {
      var pieces = TextPieces(operand.text)
      if pieces.next() != nil { operands.append(operand) }
    }
    var groups: [[Operand]] = [[]]
    for (index, operand) in operands.enumerated() {
      let last = groups.count - 1
      if operand.isOr, index + 1 < operands.count, !groups[last].isEmpty {
        groups.append([])
      } else if !groups[last].contains(operand) {
        groups[last].append(operand)
      }
    }
    self.groups = groups.filter { !$0.isEmpty }
  }
}

extension SearchWords.Operand {
  fileprivate var isOr: Bool { !isQuoted && !isExcluded && text.lowercased() == "or" }
}

/// Splits a search at white space and quotation marks.
private struct SearchWordReader {
  private let scalars: [Unicode.Scalar]
  private var index = 0

  init(_ typed: String) { scalars = Array(typed.unicodeScalars) }

  mutating func next() -> SearchWords.Operand? {
    var isExcluded = false
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "-" {
        isExcluded = true
      } else if scalar.properties.isWhitespace {
        isExcluded = false
      } else {
        let isQuoted = isQuote(at: index)
        if isQuoted { index += 1 }
        let text = isQuoted ? quoted() : word()
        return SearchWords.Operand(text: text, isQuoted: isQuoted, isExcluded: isExcluded)
      }
      index += 1
    }
    return nil
  }

  /// Up to the next quotation mark, or to the end if there is none.
  private mutating func quoted() -> String {
    let end = (index..<scalars.count).first { isQuote(at: $0) } ?? scalars.count
    defer { index = end + 1 }
    return text(through: end)
  }

  private mutating func word() -> String {
    let end =
      (index..<scalars.count).first { scalars[$0].properties.isWhitespace || isQuote(at: $0) }
      ?? scalars.count
    defer { index = end }
    return text(through: end)
  }

  private func text(through end: Int) -> String {
    String(String.UnicodeScalarView(scalars[index..<end]))
  }

  private func isQuote(at index: Int) -> Bool {
    switch scalars[index] {
    // Hebrew puts the mark between the last two letters of an abbreviation.
    case "\"": !(isHebrew(at: index - 1) && isHebrew(at: index + 1))
    case "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "\u{AB}", "\u{BB}", "\u{FF02}": true
    default: false
    }
  }

  private func isHebrew(at index: Int) -> Bool {
    scalars.indices.contains(index) && (0x05D0...0x05EA).contains(scalars[index].value)
  }
}
