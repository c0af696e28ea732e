/// Puts styles on text, or leaves it as it is where colour is not allowed.
///
/// ```swift
/// let paint = Paint(for: capabilities)
/// paint("published", .green)
/// ```
package struct Paint: Hashable, Sendable {
  package let isOn: Bool

  package init(isOn: Bool) { self.isOn = isOn }

  package init(for capabilities: TerminalCapabilities) { self.isOn = capabilities.allowsColour }

  /// - Parameter text: already fit for a terminal; see ``SanitizedText``.
  package func callAsFunction(_ text: String, _ style: Style) -> String {
    guard isOn, !style.isEmpty, !text.isEmpty else { return text }
    return "\u{1B}[\(style.parameters)m\(text)\u{1B}[0m"
  }
}
