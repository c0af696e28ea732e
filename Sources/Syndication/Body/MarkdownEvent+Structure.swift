import Manuscripts

extension MarkdownEvent {
  /// From 1 to 6; nil unless a heading begins here.
  var headingLevel: Int? {
    if case .enter(.heading(let level)) = self { level } else { nil }
  }
}

extension MarkdownEvent.Container {
  /// Whether it is a block, rather than a part of a line of text.
  var isBlock: Bool {
    switch self {
    case .paragraph, .heading, .quote, .list, .item, .table, .tableRow, .tableCell, .footnote: true
    case .emphasis, .strong, .strikethrough, .link, .image: false
    }
  }
}

extension [MarkdownEvent] {
  /// The index of the event that ends the picture that begins at `start`. Pictures in its
  /// alternative text end before it.
  func endOfImage(from start: Int) -> Int {
    var open = 0
    for index in start..<count {
      switch self[index] {
      case .enter(.image): open += 1
      case .exit(.image):
        open -= 1
        if open == 0 { return index }
      default: break
      }
    }
    return count - 1
  }
}
