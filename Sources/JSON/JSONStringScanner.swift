/// Finds the end of one string of a JSON text, and whether it has escapes.
struct JSONStringScanner {
  private let bytes: UnsafeRawBufferPointer
  private let start: Int
  /// The next byte to scan; at the end, the closing quote.
  private(set) var index: Int
  private var isASCII = true

  /// - Parameter start: The byte after the opening quote.
  init(_ bytes: UnsafeRawBufferPointer, at start: Int) {
    self.bytes = bytes
    self.start = start
    self.index = start
  }

  /// The kind of string this is. An error names the byte that is not allowed.
  mutating func kind() throws(JSONSyntaxError) -> JSONToken.Kind {
    var isEscaped = false
    while true {
      skipPlain()
      guard index < bytes.count else { throw JSONSyntaxError(offset: index) }
      switch bytes[index] {
      case UInt8(ascii: "\""):
        if !isASCII { try validate() }
        return isEscaped ? .escaped : isASCII ? .ascii : .plain
      case UInt8(ascii: "\\"):
        isEscaped = true
        var escape = JSONEscape(bytes, at: index)
        defer { index = escape.index }
        _ = try escape.scalar()
      default: throw JSONSyntaxError(offset: index)
      }
    }
  }

  /// Goes to the next quote, backslash or control character, eight bytes at a time.
  private mutating func skipPlain() {
    while index + 8 <= bytes.count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let stops =
        Self.zeroes(word ^ Self.each(UInt8(ascii: "\"")))
        | Self.zeroes(word ^ Self.each(UInt8(ascii: "\\")))
        | (word &- Self.each(0x20)) & ~word & Self.each(0x80)
      let high = word & Self.each(0x80)
      guard stops == 0 else {
        // The lowest stop is exact; those above it are not used.
        if high & (stops & (0 &- stops) &- 1) != 0 { isASCII = false }
        index += stops.trailingZeroBitCount / 8
        return
      }
      if high != 0 { isASCII = false }
      index += 8
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return }
      if byte >= 0x80 { isASCII = false }
      index += 1
    }
  }

  private func validate() throws(JSONSyntaxError) {
    let string = UnsafeRawBufferPointer(rebasing: bytes[start..<index])
    let invalid = string.withMemoryRebound(to: UInt8.self) { units -> Int? in
      do throws(UTF8.ValidationError) {
        _ = try UTF8Span(validating: units.span)
        return nil
      } catch {
        return error.byteOffsets.lowerBound
      }
    }
    if let invalid { throw JSONSyntaxError(offset: start + invalid) }
  }

  /// The word whose eight bytes are all `byte`.
  private static func each(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// The highest bit of each byte that is 0, and perhaps of some bytes above the first of these.
  private static func zeroes(_ word: UInt64) -> UInt64 { (word &- each(1)) & ~word & each(0x80) }
}
