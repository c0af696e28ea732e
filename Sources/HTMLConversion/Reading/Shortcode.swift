/// A tag in square brackets that WordPress replaces: `[gallery ids="1,2"]`, or `[/caption]`.
struct Shortcode {
  /// In lower case.
  let name: String
  let isEnd: Bool
  let hasAttributes: Bool
  /// Whether anything follows the name.
  let hasWords: Bool
  /// With the brackets, in the bytes of the text.
  let range: Range<Int>

  /// The longest tag that is read, in bytes.
  private static let longest = 4_096

  /// All tags in a text, in order. Words in brackets look the same, such as `[sic]`.
  static func all(in text: [UInt8]) -> [Shortcode] {
    var found: [Shortcode] = []
    var place = 0
    while let start = text[place...].firstIndex(of: UInt8(ascii: "[")) {
      place = start + 1
      guard let code = Shortcode(text, at: start) else { continue }
      found.append(code)
      place = code.range.upperBound
    }
    return found
  }

  private init?(_ text: [UInt8], at start: Int) {
    var next = start + 1
    isEnd = next < text.count && text[next] == UInt8(ascii: "/")
    if isEnd { next += 1 }
    let name = text[next...].prefix(41).prefix(while: Self.isNamePart)
    guard let first = name.first, Self.isLetter(first), name.count <= 40 else { return nil }
    let rest = text[name.endIndex...].prefix(Self.longest)
    let attributes = rest.prefix { !"[]<>".utf8.contains($0) }
    guard attributes.endIndex < text.count, text[attributes.endIndex] == UInt8(ascii: "]"),
      attributes.first.map({ [0x20, 0x0A, 0x09, 0x2F].contains($0) }) ?? true
    else { return nil }
    self.name = String(decoding: name, as: UTF8.self).lowercased()
    hasAttributes = attributes.contains(UInt8(ascii: "="))
    hasWords = attributes.contains { $0 > 0x20 && $0 != UInt8(ascii: "/") }
    range = start..<(attributes.endIndex + 1)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    isLetter(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }
}
