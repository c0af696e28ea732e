/// Reads a text in quotes: basic (`"`) or literal (`'`), on one line or, in three quotes, on several.
struct TOMLString {
  private(set) var scanner: TOMLScanner
  private let quote: UInt8
  private let isLong: Bool
  private var bytes: [UInt8] = []

  /// The text at the scanner, which moves behind it.
  static func read(_ scanner: inout TOMLScanner) throws(TOMLProblem) -> String {
    var string = TOMLString(scanner)
    try string.read()
    scanner = string.scanner
    return String(decoding: string.bytes, as: UTF8.self)
  }

  private init(_ scanner: TOMLScanner) {
    self.scanner = scanner
    quote = scanner.next ?? 0
    isLong = scanner.has("\"\"\"") || scanner.has("'''")
  }

  private mutating func read() throws(TOMLProblem) {
    scanner.advance(isLong ? 3 : 1)
    if isLong, scanner.next == UInt8(ascii: "\n") { scanner.advance() }
    while let byte = scanner.next {
      switch byte {
      case quote:
        if takeEnd() { return }
        append()
      case UInt8(ascii: "\\") where quote == UInt8(ascii: "\""): try readEscape()
      case UInt8(ascii: "\n"):
        guard isLong else { throw .unclosedString }
        append()
      case 0..<0x20 where byte != UInt8(ascii: "\t"), 0x7F: throw .controlCharacter
      default: append()
      }
    }
    throw .unclosedString
  }

  private mutating func append() {
    if let byte = scanner.next { bytes.append(byte) }
    scanner.advance()
  }

  /// Up to two quotes may stand directly before the three that end a long text.
  private mutating func takeEnd() -> Bool {
    guard isLong else {
      scanner.advance()
      return true
    }
    var rest = scanner
    var count = 0
    while count < 5, rest.next == quote {
      rest.advance()
      count += 1
    }
    guard count >= 3 else { return false }
    bytes += Array(repeating: quote, count: count - 3)
    scanner = rest
    return true
  }

  private mutating func readEscape() throws(TOMLProblem) {
    scanner.advance()
    let letter = scanner.next
    if isLong, letter == UInt8(ascii: " ") || letter == UInt8(ascii: "\n") {
      // A line that ends with a backslash continues with the next word.
      scanner.skipBlanks()
      guard scanner.next == UInt8(ascii: "\n") else { throw .badEscape }
      scanner.skip { [0x20, 0x09, 0x0A].contains($0) }
      return
    }
    scanner.advance()
    switch letter {
    case UInt8(ascii: "b"): bytes.append(0x08)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "n"): bytes.append(0x0A)
    case UInt8(ascii: "f"): bytes.append(0x0C)
    case UInt8(ascii: "r"): bytes.append(0x0D)
    case UInt8(ascii: "\""): bytes.append(UInt8(ascii: "\""))
    case UInt8(ascii: "\\"): bytes.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "u"): try readScalar(digits: 4)
    case UInt8(ascii: "U"): try readScalar(digits: 8)
    default: throw .badEscape
    }
  }

  private mutating func readScalar(digits: Int) throws(TOMLProblem) {
    let start = scanner.index
    var count = 0
    while count < digits, let byte = scanner.next, byte < 0x80,
      Character(Unicode.Scalar(byte)).isHexDigit
    {
      scanner.advance()
      count += 1
    }
    let text = String(decoding: scanner.bytes(from: start), as: UTF8.self)
    guard count == digits, let value = UInt32(text, radix: 16), let scalar = Unicode.Scalar(value)
    else { throw .badEscape }
    bytes += Array(String(scalar).utf8)
  }
}
