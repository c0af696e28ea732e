extension ManuscriptFile {
  package mutating func replaceBody(with text: String) { body = Self.tidyBody(text) }

  /// The body with line ends as `\n`, without blank lines in front and with one `\n` at the end, so
  /// that an editor's program that saves a file anew has not changed it.
  static func tidyBody(_ text: String) -> String {
    var bytes = ArraySlice(withUnixLineEnds(Array(text.utf8)))
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    if bytes.isEmpty { return "" }
    var start = bytes.startIndex
    for index in bytes.indices {
      if bytes[index] == UInt8(ascii: "\n") {
        start = index + 1
      } else if !isBlank(bytes[index]) {
        break
      }
    }
    return String(decoding: bytes[start...], as: UTF8.self) + "\n"
  }

  static func withUnixLineEnds(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "\r")) else { return bytes }
    var lines: [UInt8] = []
    lines.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\r") {
        lines.append(UInt8(ascii: "\n"))
      } else if byte != UInt8(ascii: "\n") || index == 0 || bytes[index - 1] != UInt8(ascii: "\r") {
        lines.append(byte)
      }
    }
    return lines
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
  }
}
