/// A text in a ``Table``, made fit for a terminal.
package struct TableCell: Hashable, Sendable {
  package let text: String
  package let style: Style

  package init(_ text: String, _ style: Style = []) {
    self.text = SanitizedText(line: text).description
    self.style = style
  }
}

extension TableCell: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.init(text) }
}
