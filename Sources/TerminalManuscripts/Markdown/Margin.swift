import Terminal

/// What is left of the text: the bars of quotations, the markers of list items and the space below
/// them.
struct Margin {
  enum Part: Hashable {
    case quote
    /// `marker` includes its space. It is shown on the first line of the item only.
    case item(marker: String)
    case indent(columns: Int)
  }

  private var parts: [Part] = []
  /// How many of the parts, counted from the outermost, have already shown their first line.
  private var started = 0

  mutating func push(_ part: Part) { parts.append(part) }

  mutating func pop() {
    parts.removeLast()
    started = min(started, parts.count)
  }

  /// Whether the innermost part is an item whose marker has not been shown yet.
  var hasMarker: Bool {
    guard started < parts.count, case .item = parts.last else { return false }
    return true
  }

  /// In columns. The margin never takes more than half of a line, however deep the nesting.
  func width(within line: Int) -> Int {
    shown(within: line).reduce(0) { $0 + Self.width($1) }
  }

  mutating func applied(to text: String, within line: Int) -> String {
    let shown = shown(within: line)
    var margin = ""
    for (index, part) in shown.enumerated() {
      switch part {
      case .quote: margin += "│ "
      case .item(let marker) where index >= started: margin += marker
      default: margin += String(repeating: " ", count: Self.width(part))
      }
    }
    if !text.isEmpty || hasMarker { started = parts.count }
    let full = margin + text
    return text.isEmpty ? full.trimmingSpaces : full
  }

  private func shown(within line: Int) -> ArraySlice<Part> {
    var columns = 0
    return parts.prefix { part in
      columns += Self.width(part)
      return columns <= line / 2
    }
  }

  private static func width(_ part: Part) -> Int {
    switch part {
    case .quote: 2
    case .item(let marker): DisplayWidth(of: marker).cells
    case .indent(let columns): columns
    }
  }
}

extension String {
  /// Without the spaces at its end.
  fileprivate var trimmingSpaces: String {
    var text = Substring(self)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
