package import Foundation

/// The beginning of an article's id as a person types it, or the whole id: at least
/// ``shortestLength`` hexadecimal digits, with hyphens where a UUID has them or without hyphens.
/// All 32 digits are an id however they are grouped.
///
/// The database has the same rule: `galley.looks_like_id`.
package struct IDPrefix: Hashable, Sendable {
  package static let shortestLength = 4

  /// The first id that begins with these digits.
  package let lowest: UUID
  /// The last id that begins with these digits.
  package let highest: UUID

  /// Whether the text is a whole id.
  package var isWhole: Bool { lowest == highest }

  /// Nil when `text` is not the beginning of an id.
  package init?(_ text: String) {
    if text.utf8.count == 36, let id = UUID(uuidString: text) {
      (lowest, highest) = (id, id)
      return
    }
    guard (Self.shortestLength...64).contains(text.utf8.count) else { return nil }
    var digits = ""
    var hasOwnHyphens = true
    for (place, letter) in text.lowercased().utf8.enumerated() {
      switch letter {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"):
        if Self.hyphens.contains(place) { hasOwnHyphens = false }
        digits.unicodeScalars.append(Unicode.Scalar(letter))
      case UInt8(ascii: "-"):
        if !Self.hyphens.contains(place) { hasOwnHyphens = false }
      default: return nil
      }
    }
    let count = digits.utf8.count
    guard count == 32 || count < 32 && (hasOwnHyphens || count == text.utf8.count),
      let lowest = Self.id(digits, filledWith: "0"), let highest = Self.id(digits, filledWith: "f")
    else { return nil }
    (self.lowest, self.highest) = (lowest, highest)
  }

  /// The places of the hyphens in a UUID's text.
  private static let hyphens: Set<Int> = [8, 13, 18, 23]

  private static func id(_ digits: String, filledWith filler: String) -> UUID? {
    let all = Array(digits + String(repeating: filler, count: 32 - digits.utf8.count))
    let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(all[$0]) }
    return UUID(uuidString: groups.joined(separator: "-"))
  }
}

extension Slug {
  /// Whether the slug could be mistaken for an article's id or for the beginning of one. No article
  /// is given such a slug; a log that was imported may contain one.
  package var looksLikeID: Bool { IDPrefix(text) != nil }
}
