import PlainText

/// Counts the words in a text.
enum WordCount {
  /// A word is delimited by white space and contains a letter or a digit. Each Chinese or Japanese
  /// character is a word.
  static func of(_ text: String) -> Int {
    // ASCII text, the usual case, needs no decoding.
    let ascii = text.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.allSatisfy { $0 < 0x80 } ? count(of: bytes, kind(ofASCII:)) : nil
    }
    return ascii.flatMap(\.self) ?? count(of: text.unicodeScalars, kind(of:))
  }

  @inline(__always)
  private static func count<Characters: Sequence>(
    of characters: Characters, _ kind: (Characters.Element) -> Kind
  ) -> Int {
    var count = 0
    var isInWord = false
    for character in characters {
      switch kind(character) {
      case .space: isInWord = false
      case .letter:
        if !isInWord { count += 1 }
        isInWord = true
      case .ideograph:
        count += 1
        isInWord = false
      case .mark: break
      }
    }
    return count
  }

  private enum Kind { case space, letter, ideograph, mark }

  @inline(__always)
  private static func kind(ofASCII character: UInt8) -> Kind {
    switch character {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: .letter
    case 0...0x20: .space
    default: .mark
    }
  }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    if scalar.isASCII { return kind(ofASCII: UInt8(scalar.value)) }
    if scalar.isOfUnspacedScript { return .ideograph }
    let properties = scalar.properties
    if properties.isAlphabetic || properties.numericType != nil { return .letter }
    return properties.isWhitespace ? .space : .mark
  }
}
