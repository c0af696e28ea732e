/// The name of an article in addresses and in commands: words of lower-case letters and digits,
/// joined by single hyphens, at most 80 characters.
package struct Slug: Hashable, Sendable, CustomStringConvertible {
  package let text: String

  package static let maximumLength = 80

  /// Nil when `text` is not a slug.
  package init?(_ text: String) {
    var text = text
    guard text.withUTF8({ Self.isSlug(UnsafeRawBufferPointer($0)) }) else { return nil }
    self.text = text
  }

  /// Reads the same form as ``init(_:)`` from UTF-8.
  init?(utf8: UnsafeRawBufferPointer) {
    guard Self.isSlug(utf8) else { return nil }
    text = String(decoding: utf8, as: UTF8.self)
  }

  private static func isSlug(_ utf8: UnsafeRawBufferPointer) -> Bool {
    guard (1...maximumLength).contains(utf8.count) else { return false }
    let hyphen = UInt8(ascii: "-")
    // A hyphen is only allowed between two words.
    var previous = hyphen
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
      case hyphen where previous != hyphen: break
      default: return false
      }
      previous = byte
    }
    return previous != hyphen
  }

  package var description: String { text }
}
