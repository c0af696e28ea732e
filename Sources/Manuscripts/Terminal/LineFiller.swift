/// Fills lines with words, one after the other.
struct LineFiller {
  private let width: Int
  private let styling: TextStyling
  private var lines: [String] = []
  private var line: [StyledText] = []
  private var lineWidth = 0
  /// The word being put together, of one or more looks, and the space that goes before it.
  private var word: [StyledText] = []
  private var wordWidth = 0
  private var space: TextAttributes?
  private var previous: Character?

  /// A piece of a line; its text is known to be inert.
  private typealias StyledText = (text: String, attributes: TextAttributes)

  init(width: Int, styling: TextStyling) {
    self.width = width
    self.styling = styling
  }

  mutating func add(_ run: StyledRun) {
    for character in run.text {
      switch character {
      case " ":
        endWord()
        if space == nil { space = run.attributes }
      case "\n":
        endWord()
        endLine()
      default:
        if let previous, Self.mayBreak(between: previous, and: character) { endWord() }
        add(character, run.attributes)
      }
      previous = character
    }
  }

  mutating func finish() -> [String] {
    endWord()
    if !line.isEmpty || lines.isEmpty { endLine() }
    return lines
  }

  private mutating func add(_ character: Character, _ attributes: TextAttributes) {
    let columns = ColumnWidth.of(character)
    if wordWidth + columns > width { endWord() }
    if let last = word.last, last.attributes == attributes {
      word[word.count - 1].text.append(character)
    } else {
      word.append((String(character), attributes))
    }
    wordWidth += columns
  }

  private mutating func endWord() {
    if word.isEmpty { return }
    let gap = space == nil || line.isEmpty ? 0 : 1
    if lineWidth + gap + wordWidth > width {
      endLine()
    } else if gap == 1, let space, let last = line.last, let first = word.first {
      // A gap within one look keeps it; between two looks it has neither.
      let attributes = last.attributes == first.attributes && space == last.attributes ? space : []
      append(" ", attributes)
      lineWidth += 1
    }
    for piece in word { append(piece.text, piece.attributes) }
    lineWidth += wordWidth
    (word, wordWidth, space) = ([], 0, nil)
  }

  private mutating func append(_ text: String, _ attributes: TextAttributes) {
    if let last = line.last, last.attributes == attributes {
      line[line.count - 1].text += text
    } else {
      line.append((text, attributes))
    }
  }

  private mutating func endLine() {
    lines.append(line.map { styling.applied($0.attributes, to: $0.text) }.joined())
    (line, lineWidth, space) = ([], 0, nil)
  }

  /// A line may break at an ideograph, but not before punctuation that closes or after such that
  /// opens.
  private static func mayBreak(between a: Character, and b: Character) -> Bool {
    if a.isASCII && b.isASCII { return false }
    guard let first = a.unicodeScalars.first, let second = b.unicodeScalars.first else {
      return false
    }
    guard Script.isUnspaced(first) || Script.isUnspaced(second) else { return false }
    return !isOpening(first) && !isClosing(second)
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
