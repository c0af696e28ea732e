/// Finds words in a manuscript as a reader sees them: white space and the marks of emphasis do not
/// count.
package enum PassageSearch {
  /// More are not searched for, in Unicode scalars.
  package static let longest = 1_000

  /// Where the words are, in bytes of UTF-8, without overlaps; none for words without a letter.
  ///
  /// If they are nowhere, they are searched for without the marks of lists, headings, quotations and
  /// links, because a page does not show these marks.
  package static func ranges(of words: String, in manuscript: String) -> [Range<Int>] {
    let ranges = VisibleScalars(manuscript).ranges(of: VisibleScalars(words))
    guard ranges.isEmpty else { return ranges }
    return VisibleScalars(manuscript, without: .signs(and: MarkdownMarks(in: manuscript)))
      .ranges(of: VisibleScalars(words, without: .signs(and: nil)))
  }

  /// A passage as a reader sees it; as it is in the manuscript if it cannot be found in what a reader
  /// sees.
  ///
  /// - Parameter passage: In bytes of UTF-8.
  package static func reading(_ passage: Range<Int>, of manuscript: String) -> String {
    let raw = String(decoding: Array(manuscript.utf8)[passage], as: UTF8.self)
    guard raw.unicodeScalars.contains(where: MarkdownMarks.isPossible) else { return raw }
    let words = VisibleScalars(manuscript, without: .signs(and: MarkdownMarks(in: manuscript)))
      .within(passage)
    let text = MarkdownDocument(manuscript).plainText
    guard
      let range = VisibleScalars(text, without: .signs(and: nil)).ranges(of: words).first
    else { return raw }
    return String(decoding: Array(text.utf8)[range], as: UTF8.self)
  }
}
