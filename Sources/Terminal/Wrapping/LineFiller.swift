import PlainText

/// Fills lines with words, one after the other.
struct LineFiller {
  private let width: Int
  /// By how many columns every line but the first is indented.
  private let hangingIndent: Int
  private let paint: Paint
  private var lines: [String] = []
  private var line: [StyledText] = []
  private var lineWidth = 0
  /// The word that is being collected, in one or more styles, and the style of the space before it.
  private var word: [StyledText] = []
  private var wordWidth = 0
  private var space: Style?
  /// The last character of the word, which decides whether the word may be broken after it.
  private var previous: Character?

  /// A piece of a line. Its text is already sanitized.
  private typealias StyledText = (text: String, style: Style)

  init(width: Int, hangingIndent: Int, paint: Paint) {
    self.width = width
    self.hangingIndent = hangingIndent
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

  /// Adds the text between two spaces. ASCII, the usual case, is added in one step.
  private mutating func add(_ piece: Substring, _ style: Style) {
    let columns = piece.utf8.count
    if piece.utf8.allSatisfy({ $0 < 0x80 }), wordWidth + columns <= widestWord,
      !mayBreak(before: piece.first)
    {
      append(piece, style, columns: columns)
    } else {
      for character in piece {
        if mayBreak(before: character) { endWord() }
        for piece in DisplayWidth.pieces(of: character, within: widestWord) {
          let text = Substring(piece.text)
          if wordWidth + piece.cells + seam(before: text) > widestWord { endWord() }
          append(text, style, columns: piece.cells)
        }
      }
    }
  }

  /// In columns. A wider word is broken.
  private var widestWord: Int { width - hangingIndent }

  private mutating func append(_ text: Substring, _ style: Style, columns: Int) {
    wordWidth += columns + seam(before: text)
    if let before = previous, !word.isEmpty, text.first?.isASCII == false {
      // The two may form one character, which is then the last one of the word.
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

  /// The difference between the width of the word with `text` appended and the sum of both widths.
  /// Two characters in different styles can be drawn as one, such as a digit and its emoji
  /// selector.
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
        // A space within one style keeps it. A space between two styles is plain.
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
    let indent = lines.isEmpty || line.isEmpty ? "" : String(repeating: " ", count: hangingIndent)
    lines.append(indent + line.map { paint($0.text, $0.style) }.joined())
    (line, lineWidth, space) = ([], hangingIndent, nil)
  }

  /// Whether a line may break within a word: at an ideograph, but neither before closing
  /// punctuation nor after opening punctuation.
  private func mayBreak(before next: Character?) -> Bool {
    guard !word.isEmpty, let next, let previous, !(next.isASCII && previous.isASCII),
      let first = previous.unicodeScalars.first, let second = next.unicodeScalars.first
    else { return false }
    guard first.isOfUnspacedScript || second.isOfUnspacedScript else { return false }
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
