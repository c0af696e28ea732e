/// The name of an article in addresses and on the command line: lower-case letters and digits in
/// words joined by single hyphens, at most 80 characters.
package struct Slug: Hashable, Sendable, Encodable, CustomStringConvertible {
  package let text: String

  package static let maximumLength = 80

  /// The slug, or nil when `text` is not one.
  package init?(_ text: String) {
    guard (1...Self.maximumLength).contains(text.utf8.count) else { return nil }
    let hyphen = UInt8(ascii: "-")
    // A hyphen stands between two words, so never after another one, nor at either end.
    var previous = hyphen
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
      case hyphen where previous != hyphen: break
      default: return nil
      }
      previous = byte
    }
    guard previous != hyphen else { return nil }
    self.text = text
  }

  package var description: String { text }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
