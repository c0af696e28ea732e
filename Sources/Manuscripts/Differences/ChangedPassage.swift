/// Words that replace others, with the words around them.
package struct ChangedPassage: Hashable, Sendable {
  package let former: String
  package let present: String
  /// Whether the line has more words before the passage.
  package let isCutBefore: Bool
  /// Whether the line has more words after it.
  package let isCutAfter: Bool
}

extension WordDiff {
  /// The passages that changed, in order. Changes with less than twice the context between them are
  /// one passage.
  ///
  /// - Parameter context: How many words to include on each side, at most to the end of the line.
  package func passages(context: Int) -> [ChangedPassage] {
    var passages: [ChangedPassage] = []
    var open: (former: String, present: String, isCutBefore: Bool)?
    /// The unchanged text after the open passage, or before the first one.
    var gap = Gap("", context: context)
    func close() {
      guard let passage = open else { return }
      passages.append(
        ChangedPassage(
          former: (passage.former + gap.start.text).tidied,
          present: (passage.present + gap.start.text).tidied,
          isCutBefore: passage.isCutBefore, isCutAfter: gap.start.isCut))
      open = nil
    }
    /// Continues the open passage, or begins one.
    func extend(former: String, present: String) {
      if !gap.isShort { close() }
      let before = open == nil ? gap.end.text : gap.text
      open = (
        (open?.former ?? "") + before + former, (open?.present ?? "") + before + present,
        open?.isCutBefore ?? gap.end.isCut
      )
      gap = Gap("", context: context)
    }
    for segment in segments {
      switch segment.kind {
      case .removed: extend(former: segment.text, present: "")
      case .inserted: extend(former: "", present: segment.text)
      case .same: gap = Gap(segment.text, context: context)
      }
    }
    close()
    return passages
  }
}

/// An unchanged text between two changes.
private struct Gap {
  let text: String
  /// Whether the changes around it are one passage.
  let isShort: Bool
  /// Its first words, and whether the line has more.
  let start: (text: String, isCut: Bool)
  /// Its last words, and whether the line has more.
  let end: (text: String, isCut: Bool)

  init(_ text: String, context: Int) {
    let tokens = DifferenceTokens.words(of: text)
    self.text = text
    let isOneLine = !text.utf8.contains(UInt8(ascii: "\n"))
    isShort = isOneLine && tokens.count <= 4 * context
    let (first, last) = (
      Self.first(tokens[...], context: context), Self.first(tokens.reversed(), context: context)
    )
    start = (first.tokens.joined(), first.isCut)
    end = (last.tokens.reversed().joined(), last.isCut)
  }

  /// The tokens up to that number of words, or to the end of the line; and whether the line has more.
  private static func first(
    _ tokens: some Collection<Substring>, context: Int
  ) -> (tokens: [Substring], isCut: Bool) {
    var (taken, words): ([Substring], Int) = ([], 0)
    for token in tokens {
      if token.contains(where: \.isNewline) { break }
      if words == context {
        let rest = tokens.dropFirst(taken.count).prefix { !$0.contains(where: \.isNewline) }
        return (taken, rest.contains { !$0.allSatisfy(\.isWhitespace) })
      }
      taken.append(token)
      if token.contains(where: { $0.isLetter || $0.isNumber }) { words += 1 }
    }
    return (taken, false)
  }
}

extension String {
  /// Without white space at its ends, and without line breaks.
  fileprivate var tidied: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
