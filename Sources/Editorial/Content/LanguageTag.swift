/// A BCP 47 language tag, such as `en` or `pt-BR`.
package struct LanguageTag: Hashable, Sendable, CustomStringConvertible {
  package let text: String

  /// Reads a tag and converts it to its canonical case; nil when `text` is not well formed (RFC
  /// 5646, section 2.1). Irregular tags from before 2005, such as `i-klingon`, are not accepted;
  /// each has a replacement.
  package init?(_ text: String) {
    guard let canonical = Self.canonical(text) else { return nil }
    self.text = canonical
  }

  /// Reads the same form as ``init(_:)`` from UTF-8.
  init?(utf8: UnsafeRawBufferPointer) {
    let text = String(decoding: utf8, as: UTF8.self)
    guard let canonical = Self.isPlain(utf8) ? text : Self.canonical(text) else { return nil }
    self.text = canonical
  }

  private static func canonical(_ text: String) -> String? {
    let isAllowed = { (byte: UInt8) in
      isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "-")
    }
    guard text.utf8.allSatisfy(isAllowed) else { return nil }
    let subtags = text.lowercased().split(separator: "-", omittingEmptySubsequences: false)
    return isWellFormed(subtags[...]) ? canonicalCase(subtags) : nil
  }

  package var description: String { text }

  /// Whether this is a language in canonical case with or without a region, such as `en` or
  /// `pt-BR`. Most tags in a log are, and need no further check.
  private static func isPlain(_ utf8: UnsafeRawBufferPointer) -> Bool {
    let (small, capital) = (
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z")
    )
    switch utf8.count {
    case 2: return small.contains(utf8[0]) && small.contains(utf8[1])
    case 5:
      return small.contains(utf8[0]) && small.contains(utf8[1]) && utf8[2] == UInt8(ascii: "-")
        && capital.contains(utf8[3]) && capital.contains(utf8[4])
    default: return false
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isWellFormed(_ subtags: ArraySlice<Substring>) -> Bool {
    var rest = subtags
    if rest.first == "x" { return takePrivateUse(&rest) && rest.isEmpty }
    guard let language = rest.popFirst(), isLetters(language, 2...8) else { return false }
    if language.utf8.count <= 3 {
      for _ in 0..<3 where rest.first.map({ isLetters($0, 3...3) }) == true { rest.removeFirst() }
    }
    if let script = rest.first, isLetters(script, 4...4) { rest.removeFirst() }
    if let region = rest.first, isLetters(region, 2...2) || isDigits(region, 3) {
      rest.removeFirst()
    }
    var variants: Set<Substring> = []
    while let variant = rest.first, isVariant(variant) {
      guard variants.insert(variant).inserted else { return false }
      rest.removeFirst()
    }
    var singletons: Set<Substring> = []
    while let singleton = rest.first, singleton.utf8.count == 1, singleton != "x" {
      rest.removeFirst()
      guard singletons.insert(singleton).inserted, takeAll(&rest, 2...8) else { return false }
    }
    return (rest.isEmpty || takePrivateUse(&rest)) && rest.isEmpty
  }

  private static func takePrivateUse(_ rest: inout ArraySlice<Substring>) -> Bool {
    rest.popFirst() == "x" && takeAll(&rest, 1...8)
  }

  /// Removes every subtag with one of these lengths from the front; false when there is none.
  private static func takeAll(
    _ rest: inout ArraySlice<Substring>, _ lengths: ClosedRange<Int>
  ) -> Bool {
    let taken = rest.prefix { lengths.contains($0.utf8.count) }
    rest = rest.dropFirst(taken.count)
    return !taken.isEmpty
  }

  private static func isLetters(_ subtag: Substring, _ lengths: ClosedRange<Int>) -> Bool {
    lengths.contains(subtag.utf8.count) && subtag.utf8.allSatisfy(isLetter)
  }

  private static func isDigits(_ subtag: Substring, _ length: Int) -> Bool {
    subtag.utf8.count == length && subtag.utf8.allSatisfy(isDigit)
  }

  private static func isVariant(_ subtag: Substring) -> Bool {
    (5...8).contains(subtag.utf8.count)
      || subtag.utf8.count == 4 && subtag.utf8.first.map(isDigit) == true
  }

  /// Regions in upper case, scripts in title case, and everything else in lower case. What follows
  /// a single letter is an extension, and stays in lower case.
  private static func canonicalCase(_ subtags: [Substring]) -> String {
    var previous: Substring?
    let written = subtags.map { subtag in
      defer { previous = subtag }
      guard let previous, previous.utf8.count > 1 else { return String(subtag) }
      switch subtag.utf8.count {
      case 2: return subtag.uppercased()
      case 4: return subtag.capitalizedFirst
      default: return String(subtag)
      }
    }
    return written.joined(separator: "-")
  }
}

extension Substring {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
