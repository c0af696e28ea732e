/// How long the words may be that people write beside an article. Everybody who opens the article reads
/// them, and the log keeps them.
///
/// The limits hold for new commands. What was recorded earlier may be longer.
package enum WordsLimit: String, Hashable, Sendable, CaseIterable {
  case note
  case reason
  case notice
  case ground = "legal ground"
  case answer

  /// The greatest number of characters.
  package var characters: Int {
    switch self {
    case .note, .reason, .notice: 10_000
    case .answer: 4_000
    case .ground: 2_000
    }
  }

  /// - Throws: ``TooManyWords`` for a text that is too long.
  package func require(_ text: String?) throws(TooManyWords) {
    let count = text?.unicodeScalars.count ?? 0
    guard count <= characters else { throw TooManyWords(limit: self, count: count) }
  }
}
