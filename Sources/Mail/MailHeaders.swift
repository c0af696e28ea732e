import Foundation

/// The headers of a message, encoded so that no value can begin another header (RFC 5322, RFC 2047).
struct MailHeaders {
  private(set) var text = ""

  /// - Parameter value: Written here: ASCII without line breaks, or folded.
  mutating func add(_ name: String, _ value: String) { text += "\(name): \(value)\r\n" }

  /// Adds a person's text.
  mutating func addText(_ name: String, _ value: String) {
    add(name, Self.folded(Self.words(of: value), after: name.utf8.count + 2))
  }

  /// Adds addresses, one per line.
  mutating func add(_ name: String, _ addresses: [MailAddress]) {
    let values = addresses.map { address in
      let words = Self.words(of: address.name)
      guard !words.isEmpty else { return "<\(address.mailbox)>" }
      return Self.folded(
        Self.phrase(words, of: address.name) + ["<\(address.mailbox)>"],
        after: name.utf8.count + 2)
    }
    add(name, values.joined(separator: ",\r\n "))
  }

  /// The words of a text, as they are or encoded.
  private static func words(of text: String) -> [String] {
    let line = String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          let isControl =
            scalar.properties.generalCategory == .control || scalar == "\u{2028}"
            || scalar == "\u{2029}"
          return isControl ? " " : scalar
        }))
    let words = line.split(separator: " ").map(String.init)
    let isPlain = words.allSatisfy { word in
      word.utf8.count <= 60 && word.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        && !word.contains("=?")
    }
    return isPlain ? words : encodedWords(words.joined(separator: " "))
  }

  /// The words of a name. Quotes would be needed around most signs, so such a name is encoded.
  private static func phrase(_ words: [String], of name: String) -> [String] {
    let isPlain = words.allSatisfy { $0.utf8.allSatisfy(isAtom) }
    if isPlain || words.allSatisfy({ $0.hasPrefix("=?utf-8?b?") }) { return words }
    return encodedWords(words.joined(separator: " "))
  }

  /// Encoded words (RFC 2047), each with whole characters. The first fits into the line of its
  /// header's name.
  private static func encodedWords(_ text: String) -> [String] {
    var words: [String] = []
    var bytes: [UInt8] = []
    func end() {
      if !bytes.isEmpty { words.append("=?utf-8?b?\(Data(bytes).base64EncodedString())?=") }
      bytes = []
    }
    for scalar in text.unicodeScalars {
      let next = Array(String(scalar).utf8)
      if bytes.count + next.count > 39 { end() }
      bytes += next
    }
    end()
    return words
  }

  /// Puts words into lines of at most 78 characters, if they are short enough.
  private static func folded(_ words: [String], after column: Int) -> String {
    var result = ""
    var column = column
    for (index, word) in words.enumerated() {
      if index > 0 {
        let fits = column + 1 + word.utf8.count <= 78
        result += fits ? " " : "\r\n "
        column = fits ? column + 1 : 1
      }
      result += word
      column += word.utf8.count
    }
    return result
  }

  /// Base64 in lines of 76 characters.
  static func base64Lines(_ bytes: [UInt8]) -> String {
    let options: Data.Base64EncodingOptions = [
      .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
    ]
    return Data(bytes).base64EncodedString(options: options)
  }

  /// Whether a byte of a file's name needs no encoding (RFC 5987).
  static func isFileNameByte(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || "!#$&+-.^_`|~".utf8.contains(byte)
  }

  static func percent(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "%0\(digits)" : "%\(digits)"
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isAtom(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }
}
