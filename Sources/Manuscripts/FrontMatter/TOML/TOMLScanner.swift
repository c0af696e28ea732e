/// Moves through the bytes of a TOML text and knows the current line.
struct TOMLScanner {
  private let text: ArraySlice<UInt8>
  private(set) var index: Int
  /// From 0.
  private(set) var line = 0

  /// - Parameter text: UTF-8 with `\n` as line ends.
  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    index = text.startIndex
  }

  /// The next byte; nil at the end.
  var next: UInt8? { index < text.endIndex ? text[index] : nil }

  func bytes(from start: Int) -> ArraySlice<UInt8> { text[start..<index] }

  func has(_ prefix: StaticString) -> Bool {
    text[index...].starts(with: prefix.withUTF8Buffer { Array($0) })
  }

  mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where index < text.endIndex {
      if text[index] == UInt8(ascii: "\n") { line += 1 }
      index += 1
    }
  }

  /// Skips `prefix` if it comes next.
  mutating func take(_ prefix: StaticString) -> Bool {
    guard has(prefix) else { return false }
    advance(prefix.utf8CodeUnitCount)
    return true
  }

  mutating func skip(while condition: (UInt8) -> Bool) {
    while let byte = next, condition(byte) { advance() }
  }

  mutating func skipBlanks() {
    skip { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }

  /// Skips blanks, comments and line ends.
  mutating func skipToContent() {
    while true {
      skipBlanks()
      if next == UInt8(ascii: "#") { skip { $0 != UInt8(ascii: "\n") } }
      guard next == UInt8(ascii: "\n") else { return }
      advance()
    }
  }

  /// Skips the rest of a line, which must be blank or a comment.
  mutating func endLine() throws(TOMLProblem) {
    skipBlanks()
    if next == UInt8(ascii: "#") { skip { $0 != UInt8(ascii: "\n") } }
    guard next == nil || next == UInt8(ascii: "\n") else { throw .textAfterValue }
    advance()
  }
}
