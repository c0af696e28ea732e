/// Whether a JSON text has line breaks and indentation.
package enum JSONLayout: Sendable {
  /// No white space at all.
  case compact
  /// One member or element per line, indented by two spaces for each level, with ` : ` after a key.
  /// An empty array or object has an empty line between its brackets.
  case indented
}

/// Writes JSON: keys in their order, UTF-8, and no escape that RFC 8259 does not require. Digests
/// are taken over the compact layout, so it is written out here and not left to an encoder that may
/// change.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private let layout: JSONLayout
  private var depth = 0

  init(_ layout: JSONLayout) { self.layout = layout }

  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: bytes += "null".utf8
    case .boolean(let value): bytes += (value ? "true" : "false").utf8
    case .number(let digits): bytes += digits.utf8
    case .string(let text): write(text)
    case .array(let values):
      open("[")
      for (index, value) in values.enumerated() {
        beginItem(index)
        write(value)
      }
      close("]")
    case .object(let object): write(object)
    }
  }

  mutating func write(_ object: JSONObject) {
    open("{")
    for (index, member) in object.sorted.enumerated() {
      beginItem(index)
      write(member.key)
      switch layout {
      case .compact: bytes.append(UInt8(ascii: ":"))
      case .indented: bytes += " : ".utf8
      }
      write(member.value)
    }
    close("}")
  }

  private mutating func open(_ bracket: Unicode.Scalar) {
    bytes.append(UInt8(ascii: bracket))
    guard layout == .indented else { return }
    depth += 1
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func close(_ bracket: Unicode.Scalar) {
    if layout == .indented {
      depth -= 1
      bytes.append(UInt8(ascii: "\n"))
      indent()
    }
    bytes.append(UInt8(ascii: bracket))
  }

  private mutating func beginItem(_ index: Int) {
    if index > 0 { bytes.append(UInt8(ascii: ",")) }
    guard layout == .indented else { return }
    if index > 0 { bytes.append(UInt8(ascii: "\n")) }
    indent()
  }

  private mutating func indent() {
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var rest = utf8[...]
      // Most texts need no escape.
      while let place = rest.firstIndex(where: Self.needsEscape) {
        bytes += rest[..<place]
        bytes += escape(rest[place]).utf8
        rest = rest[(place + 1)...]
      }
      bytes += rest
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private func escape(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "\""): "\\\""
    case UInt8(ascii: "\\"): "\\\\"
    case 0x08: "\\b"
    case 0x09: "\\t"
    case 0x0A: "\\n"
    case 0x0C: "\\f"
    case 0x0D: "\\r"
    default: "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))"
    }
  }
}

extension JSONObject {
  /// The object in the compact layout, in UTF-8.
  package var bytes: [UInt8] {
    var writer = JSONWriter(.compact)
    writer.write(self)
    return writer.bytes
  }

  /// ``bytes`` as text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension JSONValue {
  /// The value as text, without a line break at its end.
  package func text(_ layout: JSONLayout) -> String {
    var writer = JSONWriter(layout)
    writer.write(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
