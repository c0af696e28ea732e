import PlainText
import Terminal

/// What is known of one thing, a label and a text a line; a long text goes on under itself.
struct Facts {
  private var facts: [(label: String, text: String)] = []

  /// Adds a fact; one that is nil or empty is left out.
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

extension TerminalCapabilities {
  /// The columns that running text fills: no more than can be read with ease.
  var readingWidth: Int { isTerminal ? min(width, 100) : 80 }
}
