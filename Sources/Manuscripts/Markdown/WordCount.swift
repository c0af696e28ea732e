/// How many words a text says.
enum WordCount {
  /// A word is what stands between white space and has a letter or digit in it. A character of
  /// Chinese or Japanese is a word of its own.
  static func of(_ text: String) -> Int {
    var count = 0
    var isInWord = false
    for scalar in text.unicodeScalars {
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
