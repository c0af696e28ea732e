/// Where a text stops being JSON.
package struct JSONSyntaxError: Error, Hashable {
  /// Bytes from the beginning of the text.
  package let offset: Int
}

/// Reads JSON (RFC 8259) in one pass over its UTF-8. It notes where each value is and decodes none,
/// so values that nobody reads cost nothing. It is stricter than the standard in three points: an
/// object has each key once, nesting ends at 64, and no string has a NUL, because PostgreSQL cannot
/// store one.
package struct JSONScanner {
  private let bytes: UnsafeRawBufferPointer
  private var index = 0
  private var tokens: [JSONToken] = []
  private var depth = 0

  private static let maximumDepth = 64

  private init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    // About as many as our texts of this length have, so that the array seldom grows.
    tokens.reserveCapacity(min(60, 8 + bytes.count / 16))
  }

  /// The tokens of `bytes`, which are one object; the object's own is the first.
  package static func tokens(of bytes: UnsafeRawBufferPointer) throws(JSONSyntaxError)
    -> [JSONToken]
  {
    try tokens(of: bytes) { $0 == .object }
  }

  /// The tokens of `bytes`, which are one value of any kind; the value's own is the first.
  static func tokens(ofValue bytes: UnsafeRawBufferPointer) throws(JSONSyntaxError)
    -> [JSONToken]
  {
    try tokens(of: bytes) { _ in true }
  }

  private static func tokens(
    of bytes: UnsafeRawBufferPointer, where isAllowed: (JSONToken.Kind) -> Bool
  ) throws(JSONSyntaxError) -> [JSONToken] {
    // Tokens count in 32 bits; PostgreSQL's values end at 1 GiB.
    guard bytes.count < UInt32.max else { throw JSONSyntaxError(offset: Int(UInt32.max)) }
    var scanner = JSONScanner(bytes)
    try scanner.value()
    guard isAllowed(scanner.tokens[0].kind) else { throw scanner.error }
    scanner.skipSpace()
    guard scanner.next == nil else { throw scanner.error }
    return scanner.tokens
  }

  private var error: JSONSyntaxError { JSONSyntaxError(offset: index) }
  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpace() {
    while let next, next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 { index += 1 }
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    skipSpace()
    guard next == byte else { return false }
    index += 1
    return true
  }

  private mutating func value() throws(JSONSyntaxError) {
    skipSpace()
    switch next {
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "{"):
      let object = try open(.object)
      try members()
      close(object)
    case UInt8(ascii: "["):
      let array = try open(.array)
      try elements()
      close(array)
    case UInt8(ascii: "t"): try word("true", .boolean)
    case UInt8(ascii: "f"): try word("false", .boolean)
    case UInt8(ascii: "n"): try word("null", .null)
    default: try number()
    }
  }

  private mutating func open(_ kind: JSONToken.Kind) throws(JSONSyntaxError) -> Int {
    guard depth < Self.maximumDepth else { throw error }
    depth += 1
    index += 1
    note(kind, from: index - 1)
    return tokens.count - 1
  }

  private mutating func close(_ container: Int) {
    depth -= 1
    tokens[container].end = UInt32(truncatingIfNeeded: index)
    tokens[container].next = UInt32(truncatingIfNeeded: tokens.count)
  }

  /// Adds a token for a value that ends here and holds no other.
  private mutating func note(_ kind: JSONToken.Kind, from start: Int) {
    tokens.append(
      JSONToken(
        kind: kind, start: UInt32(truncatingIfNeeded: start),
        end: UInt32(truncatingIfNeeded: index),
        next: UInt32(truncatingIfNeeded: tokens.count + 1)))
  }

  private mutating func members() throws(JSONSyntaxError) {
    if skip(UInt8(ascii: "}")) { return }
    var keys = JSONKeys(first: tokens.count)
    repeat {
      skipSpace()
      try string()
      guard keys.takeLast(of: tokens, in: bytes), skip(UInt8(ascii: ":")) else { throw error }
      try value()
    } while skip(UInt8(ascii: ","))
    guard skip(UInt8(ascii: "}")) else { throw error }
  }

  private mutating func elements() throws(JSONSyntaxError) {
    if skip(UInt8(ascii: "]")) { return }
    repeat { try value() } while skip(UInt8(ascii: ","))
    guard skip(UInt8(ascii: "]")) else { throw error }
  }

  private mutating func string() throws(JSONSyntaxError) {
    guard next == UInt8(ascii: "\"") else { throw error }
    let start = index + 1
    var string = JSONStringScanner(bytes, at: start)
    let kind = try string.kind()
    index = string.index
    note(kind, from: start)
    index += 1
  }

  private mutating func word(
    _ word: StaticString, _ kind: JSONToken.Kind
  ) throws(JSONSyntaxError) {
    let start = index
    for offset in 0..<word.utf8CodeUnitCount {
      guard next == word.utf8Start[offset] else { throw error }
      index += 1
    }
    note(kind, from: start)
  }

  private mutating func number() throws(JSONSyntaxError) {
    let start = index
    if next == UInt8(ascii: "-") { index += 1 }
    if next == UInt8(ascii: "0") { index += 1 } else { try digits() }
    if next == UInt8(ascii: ".") {
      index += 1
      try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      index += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { index += 1 }
      try digits()
    }
    note(.number, from: start)
  }

  private mutating func digits() throws(JSONSyntaxError) {
    let start = index
    while let next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) { index += 1 }
    guard index > start else { throw error }
  }
}
