import Foundation

/// The spellings under which a search finds a word, regardless of its language.
struct WordForms: Hashable, Sendable {
  /// The word as written, without case and accents, and other spellings of the same.
  private(set) var written: [String]
  /// The words inside a name such as `Marks&Spencer`. A search for one of them finds the name.
  private(set) var parts: [String] = []
  /// The word in capitals, if it is written so and has two letters at least.
  private(set) var capitals: String?
  /// What a stemmer reads, as written first, then without accents; empty if the word is not made of
  /// letters alone.
  private(set) var stemmable: [String] = []

  /// - Parameter word: The text of a ``TextPiece`` of kind `word`.
  init(_ word: Substring) {
    let folded = Folding.folded(word)
    written = [folded]
    if let sign = folded.utf8.first(where: { $0 < 128 && !Self.isAlphanumeric($0) }) {
      readSigned(folded, word, sign)
    } else {
      readLetters(word, folded)
    }
    if let first = written.first, Self.isInCapitals(word) { capitals = first.uppercased() }
  }

  /// A word that a hyphen or an apostrophe divides, without it.
  init(joining parts: [Substring]) {
    self.init(parts.joined()[...])
    capitals = nil
  }

  private mutating func readLetters(_ word: Substring, _ folded: String) {
    if let long = Folding.spelledOut(word), long != folded { written.append(long) }
    let letters = Folding.stemmable(word)
    stemmable = letters == folded ? [letters] : [letters, folded]
  }

  private mutating func readSigned(_ folded: String, _ word: Substring, _ sign: UInt8) {
    switch sign {
    case UInt8(ascii: "&"): parts = folded.split(separator: "&").map(String.init)
    case UInt8(ascii: "+"), UInt8(ascii: "#"):
      parts = [folded.replacing(/[+#]+/, with: "")]
    case UInt8(ascii: ".") where !folded.utf8.contains(where: Self.isDigit):
      let letters = folded.replacing(".", with: "")
      written = [letters]
      stemmable = [letters]
    case UInt8(ascii: "."), UInt8(ascii: ","):
      let groups = folded.split { $0 == "." || $0 == "," }.map(String.init)
      written = [groups.joined(separator: ".")]
      if groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }) { written.append(groups.joined()) }
      if groups.count > 2 { parts = groups }
    default:
      // The quotation mark in a Hebrew abbreviation.
      let letters = folded.replacing("\"", with: "")
      written = [letters]
      stemmable = [letters]
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  private static func isInCapitals(_ word: Substring) -> Bool {
    var capitals = 0
    for scalar in word.unicodeScalars {
      if scalar.value < 128 ? (97...122).contains(scalar.value) : scalar.properties.isLowercase {
        return false
      }
      if scalar.value < 128 ? (65...90).contains(scalar.value) : scalar.properties.isUppercase {
        capitals += 1
      }
    }
    return capitals > 1
  }
}
