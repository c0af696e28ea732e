/// Reads JSON (RFC 8259) from UTF-8. Stricter than the standard asks in two points: a key may stand
/// once in an object, and nesting ends at 64.
struct JSONParser {
  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0

  private static let maximumDepth = 64

  private init(_ text: String) { bytes = Array(text.utf8) }

  /// The object that `text` is, and nothing beside it.
  static func object(in text: String) throws(JSONSyntaxError) -> JSONObject {
    var parser = JSONParser(text)
    guard case .object(let object) = try parser.value() else { throw parser.error }
    parser.skipSpace()
    guard parser.index == parser.bytes.count else { throw parser.error }
    return object
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

  private mutating func expect(_ word: StaticString) throws(JSONSyntaxError) {
    for byte in word.description.utf8 {
      guard next == byte else { throw error }
      index += 1
    }
  }

  private mutating func value() throws(JSONSyntaxError) -> JSONValue {
    skipSpace()
    switch next {
    case UInt8(ascii: "{"):
      return .object(
        try nested { parser throws(JSONSyntaxError) in
          try parser.object()
        })
    case UInt8(ascii: "["):
      return .array(
        try nested { parser throws(JSONSyntaxError) in
          try parser.array()
        })
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"):
      try expect("true")
      return .boolean(true)
    case UInt8(ascii: "f"):
      try expect("false")
      return .boolean(false)
    case UInt8(ascii: "n"):
      try expect("null")
      return .null
    default: return .number(try number())
    }
  }

  private mutating func nested<Value>(
    _ body: (inout JSONParser) throws(JSONSyntaxError) -> Value
  ) throws(JSONSyntaxError) -> Value {
    guard depth < Self.maximumDepth else { throw error }
    index += 1
    depth += 1
    let value = try body(&self)
    depth -= 1
    return value
  }

  private mutating func object() throws(JSONSyntaxError) -> JSONObject {
    var object = JSONObject()
    if skip(UInt8(ascii: "}")) { return object }
    repeat {
      skipSpace()
      let key = try string()
      guard object[key] == nil, skip(UInt8(ascii: ":")) else { throw error }
      object[key] = try value()
    } while skip(UInt8(ascii: ","))
    guard skip(UInt8(ascii: "}")) else { throw error }
    return object
  }

  private mutating func array() throws(JSONSyntaxError) -> [JSONValue] {
    var values: [JSONValue] = []
    if skip(UInt8(ascii: "]")) { return values }
    repeat { values.append(try value()) } while skip(UInt8(ascii: ","))
    guard skip(UInt8(ascii: "]")) else { throw error }
    return values
  }

  private mutating func number() throws(JSONSyntaxError) -> String {
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
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func digits() throws(JSONSyntaxError) {
    let start = index
    while let next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) { index += 1 }
    guard index > start else { throw error }
  }

  private mutating func string() throws(JSONSyntaxError) -> String {
    guard next == UInt8(ascii: "\"") else { throw error }
    index += 1
    var text: [UInt8] = []
    var start = index
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        defer { index += 1 }
        guard !text.isEmpty else { return String(decoding: bytes[start..<index], as: UTF8.self) }
        return String(decoding: text + bytes[start..<index], as: UTF8.self)
      case UInt8(ascii: "\\"):
        text += bytes[start..<index]
        index += 1
        text += try escape()
        start = index
      case 0..<0x20: throw error
      default: index += 1
      }
    }
    throw error
  }

  private mutating func escape() throws(JSONSyntaxError) -> [UInt8] {
    guard let byte = next else { throw error }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      var units = [try codeUnit()]
      if UTF16.isLeadSurrogate(units[0]) {
        try expect("\\u")
        units.append(try codeUnit())
      }
      guard let text = String(validating: units, as: UTF16.self) else { throw error }
      return Array(text.utf8)
    default: throw error
    }
  }

  private mutating func codeUnit() throws(JSONSyntaxError) -> UInt16 {
    guard index + 4 <= bytes.count else { throw error }
    let digits = String(decoding: bytes[index..<index + 4], as: UTF8.self)
    guard digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") }), let unit = UInt16(digits, radix: 16)
    else { throw error }
    index += 4
    return unit
  }
}

/// Where a text stops being JSON.
struct JSONSyntaxError: Error, Hashable {
  /// Bytes from the beginning of the text.
  let offset: Int
}
