/// The body of a made-up article: paragraphs and sub-headings, 2 to 5 KB of Markdown.
struct Manuscript: Sendable {
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

  /// Writes one paragraph anew, as an editor does who goes over a text.
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
  /// Bytes at which no paragraph is added any more; the last goes beyond.
  private static let (shortest, longest) = (2_000, 4_500)
}
