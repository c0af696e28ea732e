import PlainText

/// Counts the words in a text.
enum WordCount {
  /// A word is delimited by white space and contains a letter or a digit. Each Chinese or Japanese
  /// character is a word.
  static func of(_ text: String) -> Int {
    var counter = Counter()
    // The bytes of ASCII, most of the usual text, need no decoding.
    var text = text
    text.withUTF8 { bytes in
      var place = 0
      while place < bytes.count {
        guard bytes[place] >= 0x80 else {
          counter.add(kind(ofASCII: bytes[place]))
          place += 1
          continue
        }
        let end = bytes[place...].firstIndex { $0 < 0x80 } ?? bytes.count
        for scalar in String(decoding: bytes[place..<end], as: UTF8.self).unicodeScalars {
          counter.add(kind(of: scalar))
        }
        place = end
      }
    }
    return counter.count
  }

  private struct Counter {
    var count = 0
    var isInWord = false

    @inline(__always)
    mutating func add(_ kind: Kind) {
      switch kind {
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
