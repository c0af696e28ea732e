/// Words that replace others, with the words around them.
package struct ChangedPassage: Hashable, Sendable {
  package let former: String
  package let present: String
}

extension WordDiff {
  /// The passages that changed, in order. Changes with less than twice the context between them are
  /// one passage.
  ///
  /// - Parameter context: How many words to include on each side, at most to the end of the line.
  package func passages(context: Int) -> [ChangedPassage] {
    var passages: [ChangedPassage] = []
    var open: (former: String, present: String)?
    /// The unchanged text after the open passage, or before the first one.
    var gap = Gap("", context: context)
    func close() {
      guard let passage = open else { return }
      passages.append(
        ChangedPassage(
          former: (passage.former + gap.start).tidied,
          present: (passage.present + gap.start).tidied))
      open = nil
    }
    /// Continues the open passage, or begins one.
    func extend(former: String, present: String) {
      if !gap.isShort { close() }
      let before = open == nil ? gap.end : gap.text
      open = (
        (open?.former ?? "") + before + former, (open?.present ?? "") + before + present
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
  /// Its first words.
  let start: String
  /// Its last words.
  let end: String

  init(_ text: String, context: Int) {
    let tokens = DifferenceTokens.words(of: text)
    self.text = text
    let isOneLine = !text.utf8.contains(UInt8(ascii: "\n"))
    isShort = isOneLine && tokens.count <= 4 * context
    start = Self.first(tokens, context: context).joined()
    end = Self.first(tokens.reversed(), context: context).reversed().joined()
  }

  /// The tokens up to that number of words, or to the end of the line.
  private static func first(_ tokens: [Substring], context: Int) -> [Substring] {
    var (taken, words): ([Substring], Int) = ([], 0)
    for token in tokens {
      if words == context || token.contains(where: \.isNewline) { break }
      taken.append(token)
      if token.contains(where: { $0.isLetter || $0.isNumber }) { words += 1 }
    }
    return taken
  }
}

extension String {
  /// Without white space at its ends, and without line breaks.
  fileprivate var tidied: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
