package import Terminal

/// Text of one look, inert from its making. A line break in it is kept when it is wrapped.
package struct StyledRun: Hashable, Sendable {
  package let text: String
  package let style: Style

  package init(_ text: String, _ style: Style = []) {
    self.text = SanitizedText(block: text).description
    self.style = style
  }
}
