/// The body of a generated article: paragraphs and sub-headings, 2 to 5 KB of Markdown.
struct SyntheticText: Sendable {
  struct Paragraph: Sendable {
    let bytes: [UInt8]
    let wordCount: Int
  }

  private var paragraphs: [Paragraph]

  init(in prose: Prose, using random: inout SeededRandom) {
    let length = random.within(Self.shortest...Self.longest)
    paragraphs = [prose.paragraph(using: &random)]
    while byteCount < length {
      if paragraphs.count % 4 == 3 { paragraphs.append(prose.heading(using: &random)) }
      paragraphs.append(prose.paragraph(using: &random))
    }
  }

  /// Replaces one paragraph, as an editor does.
  mutating func revise(in prose: Prose, using random: inout SeededRandom) {
    let index = random.below(paragraphs.count)
    paragraphs[index] = prose.paragraph(using: &random)
  }

  var wordCount: Int { paragraphs.reduce(0) { $0 + $1.wordCount } }

  var text: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(byteCount)
    for (index, paragraph) in paragraphs.enumerated() {
      if index > 0 { bytes += Self.blankLine }
      bytes += paragraph.bytes
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private var byteCount: Int {
    paragraphs.reduce(0) { $0 + $1.bytes.count + Self.blankLine.count } - Self.blankLine.count
  }

  private static let blankLine = Array("\n\n".utf8)
  /// The limits of the length from which on no paragraph is added, in bytes.
  private static let (shortest, longest) = (2_000, 4_500)
}
