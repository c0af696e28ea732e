/// Text of one look, inert from its making. A line break in it is kept when it is wrapped.
package struct StyledRun: Hashable, Sendable {
  package let text: String
  package let attributes: TextAttributes

  package init(_ text: String, _ attributes: TextAttributes = []) {
    self.text = InertText.of(text)
    self.attributes = attributes
  }
}
