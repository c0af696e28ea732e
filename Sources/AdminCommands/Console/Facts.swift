import PlainText
import Terminal

/// Facts about one thing: one line with a label and a text for each. A long text is wrapped.
struct Facts {
  private var facts: [(label: String, text: String)] = []

  /// Adds a fact, unless it is nil or empty.
  mutating func add(_ label: String, _ text: String?) {
    guard let text, !text.isEmpty else { return }
    facts.append((label, text))
  }

  /// The lines, each with its newline.
  func text(for screen: TerminalCapabilities) -> String {
    let paint = Paint(for: screen)
    let column = (facts.map(\.label.count).max() ?? 0) + 2
    let margin = String(repeating: " ", count: column)
    return facts.map { label, text in
      let lines = WrappedText(
        SanitizedText(line: text).description, width: screen.readingWidth - column,
        paint: Paint(isOn: false)
      ).lines
      let padding = String(repeating: " ", count: column - label.count)
      return paint(label, .dim) + padding + lines.joined(separator: "\n" + margin) + "\n"
    }.joined()
  }
}
