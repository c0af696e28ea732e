import XML

/// The pieces of HTML while they are read, and what was lost.
struct HTMLSource {
  private let events: [MarkupEvent]
  let footnotes: HTMLFootnotes
  /// The place of the end of each element, by the place of its start.
  private var ends: [Int]
  /// Whether each element contains blocks, by the place of its start.
  private var containsBlocks: [Bool]
  private(set) var place = 0
  private(set) var captions: [HTMLCaption] = []
  /// Whether the caption of the figure that is read is among ``captions``.
  private(set) var hasCaption = false
  private(set) var losses: [String: Int] = [:]

  init(_ events: [MarkupEvent]) {
    self.events = events
    footnotes = HTMLFootnotes(in: events)
    ends = Array(repeating: events.count, count: events.count)
    containsBlocks = Array(repeating: false, count: events.count)
    var open: [Int] = []
    for (place, event) in events.enumerated() {
      switch event {
      case .start(let element):
        if HTMLElementRole(element.name).isBlock, let parent = open.last {
          containsBlocks[parent] = true
        }
        open.append(place)
      case .end:
        guard let start = open.popLast() else { break }
        ends[start] = place
        if containsBlocks[start], let parent = open.last { containsBlocks[parent] = true }
      case .text, .comment: break
      }
    }
  }

  mutating func lose(_ what: String) { losses[what, default: 0] += 1 }

  mutating func next() -> MarkupEvent? {
    guard place < events.count else { return nil }
    defer { place += 1 }
    return events[place]
  }

  /// Whether the element that was read last contains blocks.
  var elementContainsBlocks: Bool { containsBlocks[place - 1] }

  /// Skips the rest of the element that was read last.
  mutating func skipElement() { place = min(ends[place - 1] + 1, events.count) }

  /// The text in the element that was read last, without its elements; skips the element.
  mutating func textOfElement() -> String {
    let end = ends[place - 1]
    var text = ""
    while place < end {
      switch events[place] {
      case .text(let words): text += words
      case .start(let element) where element.name == "br": text += "\n"
      case .start, .end, .comment: break
      }
      place += 1
    }
    place = min(end + 1, events.count)
    return text
  }

  /// Takes the caption of the figure that was read last, if the figure is one picture with a caption.
  mutating func takeCaption() {
    let content = events[place..<min(ends[place - 1], events.count)]
    guard let figure = HTMLFigure(content) else { return }
    if figure.hasMarkup { lose("styles and links in captions (their text is kept)") }
    captions.append(figure.caption)
    hasCaption = true
  }

  mutating func endFigure() { hasCaption = false }

  /// The first element of a name in the element that was read last.
  func firstElement(_ names: Set<String>) -> MarkupElement? {
    for case .start(let element) in events[place..<min(ends[place - 1], events.count)]
    where names.contains(element.name) {
      return element
    }
    return nil
  }
}
