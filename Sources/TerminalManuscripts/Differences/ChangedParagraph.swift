import Manuscripts
import PlainText
import Terminal

/// A line of the text with the changes in it.
struct ChangedParagraph {
  var runs: [StyledRun] = []
  var isChanged = false
  /// Whether a blank line goes before it.
  var isSetApart = false
}

/// Divides the segments of a difference into the lines of the text.
struct ChangedParagraphBuilder {
  private let paint: Paint
  private var paragraphs: [ChangedParagraph] = []
  private var current = ChangedParagraph()

  init(paint: Paint) { self.paint = paint }

  /// - Parameter looksSame: Whether the segment was replaced by a text that looks the same, or
  ///   replaces one.
  mutating func add(_ segment: WordDiff.Segment, looksSame: Bool) {
    var rest = Substring(segment.text)
    let isOnlyBreaks = rest.utf8.allSatisfy { $0 == UInt8(ascii: "\n") }
    while !rest.isEmpty {
      let line = rest.prefix { $0 != "\n" }
      let breaks = rest[line.endIndex...].prefix { $0 == "\n" }
      rest = rest[breaks.endIndex...]
      if !line.isEmpty { addWords(String(line), segment.kind, looksSame) }
      if breaks.isEmpty { continue }
      if isOnlyBreaks, segment.kind != .same { mark("¶", segment.kind) }
      // Paragraphs that the change joined are shown joined.
      if !isOnlyBreaks || segment.kind != .removed { end(isSetApart: breaks.count > 1) }
    }
  }

  mutating func finish() -> [ChangedParagraph] {
    end(isSetApart: false)
    return paragraphs
  }

  private mutating func addWords(
    _ words: String, _ kind: WordDiff.Segment.Kind, _ looksSame: Bool
  ) {
    if kind == .same {
      current.runs.append(StyledRun(words))
    } else if words.utf8.allSatisfy({ $0 == UInt8(ascii: " ") }) {
      // Dots make a change visible that consists of spaces only.
      mark(String(repeating: "·", count: words.utf8.count), kind)
    } else {
      mark(VisibleText(words, escapesAll: looksSame).description, kind)
    }
  }

  private mutating func mark(_ words: String, _ kind: WordDiff.Segment.Kind) {
    current.isChanged = true
    let text =
      if paint.isOn { words } else if kind == .removed { "[-\(words)-]" } else {
        "{+\(words)+}"
      }
    current.runs.append(
      StyledRun(text, kind == .removed ? [.red, .strikethrough] : [.green]))
  }

  private mutating func end(isSetApart: Bool) {
    if !current.runs.isEmpty { paragraphs.append(current) }
    let isApart = isSetApart || (current.runs.isEmpty && current.isSetApart)
    current = ChangedParagraph()
    current.isSetApart = isApart
  }
}
