/// Meaningless text with the lengths and word frequencies of news articles.
struct Prose: Sendable {
  let vocabulary: Vocabulary

  /// Appends words, the first capitalised, and a full stop.
  ///
  /// - Returns: The number of words.
  func sentence(into bytes: inout [UInt8], using random: inout SeededRandom) -> Int {
    let count = random.within(6...22)
    words(count, into: &bytes, using: &random)
    bytes.append(UInt8(ascii: "."))
    return count
  }

  /// Several sentences, about 350 bytes.
  func paragraph(using random: inout SeededRandom) -> SyntheticText.Paragraph {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(600)
    var count = 0
    for index in 0..<random.within(2...5) {
      if index > 0 { bytes.append(Self.space) }
      count += sentence(into: &bytes, using: &random)
    }
    return SyntheticText.Paragraph(bytes: bytes, wordCount: count)
  }

  func heading(using random: inout SeededRandom) -> SyntheticText.Paragraph {
    var bytes = Array("## ".utf8)
    let count = random.within(2...5)
    words(count, into: &bytes, using: &random)
    return SyntheticText.Paragraph(bytes: bytes, wordCount: count)
  }

  /// Some words without a full stop, as in a heading.
  func line(_ count: ClosedRange<Int>, using random: inout SeededRandom) -> String {
    var bytes: [UInt8] = []
    words(random.within(count), into: &bytes, using: &random)
    return String(decoding: bytes, as: UTF8.self)
  }

  func sentence(using random: inout SeededRandom) -> String {
    var bytes: [UInt8] = []
    _ = sentence(into: &bytes, using: &random)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func words(_ count: Int, into bytes: inout [UInt8], using random: inout SeededRandom) {
    let start = bytes.count
    for index in 0..<count {
      if index > 0 {
        if index % 7 == 6 { bytes.append(UInt8(ascii: ",")) }
        bytes.append(Self.space)
      }
      bytes.append(contentsOf: vocabulary.word(using: &random))
    }
    if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[start]) { bytes[start] -= 32 }
  }

  private static let space = UInt8(ascii: " ")
}
