package import Editorial

/// The words of one language, with their frequencies.
package struct Vocabulary: Sendable {
  package let language: LanguageTag
  /// In UTF-8, the most frequent first.
  let words: [[UInt8]]
  /// Random elements of this table are indexes of words with the frequencies of Zipf's law.
  private let draws: [UInt16]

  private static let drawCount = 1 << 14

  /// - Parameters:
  ///   - common: Whole words, the most frequent first, separated by white space.
  ///   - stems: The stems of rarer words.
  ///   - endings: The endings that each stem is combined with.
  init?(_ language: String, common: String, stems: String, endings: String) {
    guard let language = LanguageTag(language) else { return nil }
    self.language = language
    let stems = stems.split(whereSeparator: \.isWhitespace)
    let rare = endings.split(whereSeparator: \.isWhitespace).flatMap { ending in
      stems.map { Array($0.utf8) + Array(ending.utf8) }
    }
    let common = common.split(whereSeparator: \.isWhitespace) + stems
    words = common.map { Array($0.utf8) } + rare
    draws = Self.draws(of: words.count)
  }

  /// The number of entries of a word is proportional to the inverse of its rank, and at least one.
  private static func draws(of count: Int) -> [UInt16] {
    let total = (1...count).reduce(0) { $0 + 1 / Double($1) }
    return (0..<count).flatMap { rank in
      let share = Double(drawCount) / (Double(rank + 1) * total)
      return [UInt16](repeating: UInt16(rank), count: max(1, Int(share)))
    }
  }

  func word(using random: inout SeededRandom) -> [UInt8] {
    words[Int(draws[random.below(draws.count)])]
  }

  package static let all: [Vocabulary] = [english, german, french].compactMap(\.self)
}
