/// The name of an article in addresses and on the command line: lower-case letters and digits in
/// words joined by single hyphens, at most 80 characters.
package struct Slug: Hashable, Sendable, Codable, CustomStringConvertible {
  package let text: String

  package static let maximumLength = 80

  /// The slug, or nil when `text` is not one.
  package init?(_ text: String) {
    let words = text.split(separator: "-", omittingEmptySubsequences: false)
    let isWord = { (word: Substring) in
      !word.isEmpty && word.utf8.allSatisfy { Self.allowed.contains($0) }
    }
    guard text.utf8.count <= Self.maximumLength, words.allSatisfy(isWord) else { return nil }
    self.text = text
  }

  package var description: String { text }

  private static let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789".utf8)

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let slug = Slug(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a slug")
    }
    self = slug
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
