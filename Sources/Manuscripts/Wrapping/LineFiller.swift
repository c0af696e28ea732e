import Terminal

/// Fills lines with words, one after the other.
struct LineFiller {
  private let width: Int
  private let paint: Paint
  private var lines: [String] = []
  private var line: [StyledText] = []
  private var lineWidth = 0
  /// The word being put together, of one or more looks, and the space that goes before it.
  private var word: [StyledText] = []
  private var wordWidth = 0
  private var space: Style?
  /// The character before, which says whether the word may be broken after it.
  private var previous: Character?

  /// A piece of a line; its text is known to be inert.
  private typealias StyledText = (text: String, style: Style)

  init(width: Int, paint: Paint) {
    self.width = width
    self.paint = paint
  }

  mutating func add(_ run: StyledRun) {
    var rest = Substring(run.text)
    while let byte = rest.utf8.first {
      if byte == UInt8(ascii: " ") {
        endWord()
        if space == nil { space = run.style }
        rest = Substring(rest.utf8.dropFirst())
      } else if byte == UInt8(ascii: "\n") {
        endWord()
        endLine()
        rest = Substring(rest.utf8.dropFirst())
      } else {
        let end =
          rest.utf8.firstIndex { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
          ?? rest.endIndex
        add(rest[..<end], run.style)
        rest = rest[end...]
      }
    }
  }

  mutating func finish() -> [String] {
    endWord()
    if !line.isEmpty || lines.isEmpty { endLine() }
    return lines
  }

  /// Adds what stands between two spaces. Most of it is ASCII, which is added at once.
  private mutating func add(_ piece: Substring, _ style: Style) {
    let columns = piece.utf8.count
    if piece.utf8.allSatisfy({ $0 < 0x80 }), wordWidth + columns <= width,
      !mayBreak(before: piece.first)
    {
      append(piece, style, columns: columns)
    } else {
      for character in piece {
        if mayBreak(before: character) { endWord() }
        for piece in DisplayWidth.pieces(of: character, within: width) {
          let text = Substring(piece.text)
          if wordWidth + piece.cells + seam(before: text) > width { endWord() }
          append(text, style, columns: piece.cells)
        }
      }
    }
  }

  private mutating func append(_ text: Substring, _ style: Style, columns: Int) {
    wordWidth += columns + seam(before: text)
    if let before = previous, !word.isEmpty, text.first?.isASCII == false {
      // Where the two are drawn as one character, that is the one before the next.
      previous = (String(before) + text).last
    } else {
      previous = text.last
    }
    if let last = word.last, last.style == style {
      word[word.count - 1].text += text
    } else {
      word.append((String(text), style))
    }
  }

  /// How many cells more a word takes with `text` put to it than both take apart: where looks differ,
  /// two characters may come to be drawn as one, such as a digit and the selector of its emoji.
  private func seam(before text: Substring) -> Int {
    word.isEmpty ? 0 : Self.seam(previous, text.first)
  }

  private static func seam(_ first: Character?, _ second: Character?) -> Int {
    guard let first, let second, !second.isASCII else { return 0 }
    let joined = String(first) + String(second)
    guard joined.count == 1, let drawn = joined.first else { return 0 }
    return DisplayWidth.cells(of: drawn) - DisplayWidth.cells(of: first)
      - DisplayWidth.cells(of: second)
  }

  private mutating func endWord() {
    if word.isEmpty { return }
    let gap = space == nil || line.isEmpty ? 0 : 1
    let seam = gap == 1 ? 0 : Self.seam(line.last?.text.last, word.first?.text.first)
    if lineWidth + gap + seam + wordWidth > width {
      endLine()
    } else {
      lineWidth += gap + seam
      if gap == 1, let space, let last = line.last, let first = word.first {
        // A gap within one look keeps it; between two looks it has neither.
        append(" ", last.style == first.style && space == last.style ? space : [])
      }
    }
    for piece in word { append(piece.text, piece.style) }
    lineWidth += wordWidth
    (word, wordWidth, space) = ([], 0, nil)
  }

  private mutating func append(_ text: String, _ style: Style) {
    if let last = line.last, last.style == style {
      line[line.count - 1].text += text
    } else {
      line.append((text, style))
    }
  }

  private mutating func endLine() {
    lines.append(line.map { paint($0.text, $0.style) }.joined())
    (line, lineWidth, space) = ([], 0, nil)
  }

  /// Whether a line may break within a word: at an ideograph, but not before punctuation that closes
  /// or after such that opens.
  private func mayBreak(before next: Character?) -> Bool {
    guard !word.isEmpty, let next, let previous, !(next.isASCII && previous.isASCII),
      let first = previous.unicodeScalars.first, let second = next.unicodeScalars.first
    else { return false }
    guard Script.isUnspaced(first) || Script.isUnspaced(second) else { return false }
    return !Self.isOpening(first) && !Self.isClosing(second)
  }

  private static func isOpening(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .openPunctuation, .initialPunctuation: true
    default: false
    }
  }

  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .closePunctuation, .finalPunctuation, .otherPunctuation: true
    default: false
    }
  }
}
