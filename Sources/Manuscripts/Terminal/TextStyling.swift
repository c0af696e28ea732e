/// Whether text carries attributes to a terminal, or goes to a file or a pipe bare.
package struct TextStyling: Hashable, Sendable {
  package let isEnabled: Bool

  package init(isEnabled: Bool) { self.isEnabled = isEnabled }

  package static let plain = TextStyling(isEnabled: false)
  package static let styled = TextStyling(isEnabled: true)

  func applied(_ attributes: TextAttributes, to text: some StringProtocol) -> String {
    guard isEnabled, !attributes.isEmpty, !text.isEmpty else { return String(text) }
    return "\u{1B}[\(attributes.parameters.joined(separator: ";"))m\(text)\u{1B}[0m"
  }
}
