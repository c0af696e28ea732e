/// How many words a text says.
enum WordCount {
  /// A word is what stands between white space and has a letter or digit in it. A character of
  /// Chinese or Japanese is a word of its own.
  static func of(_ text: String) -> Int {
    // A text in ASCII, as most are, need not be decoded.
    let ascii = text.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.allSatisfy { $0 < 0x80 } ? count(of: bytes.lazy.map { Unicode.Scalar($0) }) : nil
    }
    return ascii.flatMap(\.self) ?? count(of: text.unicodeScalars)
  }

  private static func count(of scalars: some Sequence<Unicode.Scalar>) -> Int {
    var count = 0
    var isInWord = false
    for scalar in scalars {
      switch kind(of: scalar) {
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

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return .letter
    case 0...0x20: return .space
    case 0x21...0x7F: return .mark
    default: break
    }
    if Script.isUnspaced(scalar) { return .ideograph }
    let properties = scalar.properties
    if properties.isAlphabetic || properties.numericType != nil { return .letter }
    return properties.isWhitespace ? .space : .mark
  }
}
