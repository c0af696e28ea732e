/// A text style, as codes for Select Graphic Rendition (ECMA-48). Styles can be combined.
package struct Style: OptionSet, Hashable, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  package static let bold = Style(rawValue: 1 << 0)
  package static let dim = Style(rawValue: 1 << 1)
  package static let italic = Style(rawValue: 1 << 2)
  package static let underline = Style(rawValue: 1 << 3)
  package static let strikethrough = Style(rawValue: 1 << 4)
  package static let red = Style(rawValue: 1 << 5)
  package static let green = Style(rawValue: 1 << 6)
  package static let yellow = Style(rawValue: 1 << 7)
  package static let cyan = Style(rawValue: 1 << 8)

  private static let codes: [(Style, String)] = [
    (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.strikethrough, "9"),
    (.red, "31"), (.green, "32"), (.yellow, "33"), (.cyan, "36"),
  ]

  /// The codes between `ESC [` and `m`.
  var parameters: String {
    Self.codes.filter { contains($0.0) }.map(\.1).joined(separator: ";")
  }
}

/// Applies styles to text, or returns it unchanged if colour is not allowed.
///
/// ```swift
/// let paint = Paint(for: capabilities)
/// paint("published", .green)
/// ```
package struct Paint: Hashable, Sendable {
  package let isOn: Bool

  package init(isOn: Bool) { self.isOn = isOn }

  package init(for capabilities: TerminalCapabilities) { self.isOn = capabilities.allowsColour }

  /// - Parameter text: Must be sanitized; see `SanitizedText`.
  package func callAsFunction(_ text: String, _ style: Style) -> String {
    guard isOn, !style.isEmpty, !text.isEmpty else { return text }
    return "\u{1B}[\(style.parameters)m\(text)\u{1B}[0m"
  }
}
