/// Limits the cost of parsing. A few constructs cost the parser time that grows with the square of
/// their length. They are flattened beyond limits that no person reaches; all other text is
/// unchanged.
enum NestingBound {
  /// The maximum number of markers of quotations and lists in one line.
  static let markers = 64
  /// The maximum number of opening brackets in one paragraph. Further ones are escaped.
  static let brackets = 1_000
  /// The maximum number of closing parentheses in one word, such as a link. Further ones are escaped.
  static let parentheses = 100

  static func applied(to text: [UInt8]) -> [UInt8] {
    var bounded: [UInt8] = []
    bounded.reserveCapacity(text.count)
    var brackets = 0
    var start = 0
    let hasBrackets = text.has("[") || text.has(")")
    while start < text.count {
      let end = text[start...].firstIndex(of: newline).map { $0 + 1 } ?? text.count
      let line = text[start..<end]
      if line.allSatisfy(ManuscriptFile.isBlank) { brackets = 0 }
      append(line, hasBrackets: hasBrackets, to: &bounded, brackets: &brackets)
      start = end
    }
    return bounded
  }

  private static let newline = UInt8(ascii: "\n")

  private static func append(
    _ line: ArraySlice<UInt8>, hasBrackets: Bool, to bounded: inout [UInt8],
    brackets: inout Int
  ) {
    var rest = line
    var count = 0
    while let end = endOfMarker(in: rest) {
      if count < markers { bounded += rest[..<end] }
      rest = rest[end...]
      count += 1
    }
    guard hasBrackets, rest.contains(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: ")") })
    else {
      bounded += rest
      return
    }
    var parentheses = 0
    for byte in rest {
      switch byte {
      case UInt8(ascii: "["):
        brackets += 1
        if brackets > Self.brackets { bounded.append(UInt8(ascii: "\\")) }
      case UInt8(ascii: ")"):
        parentheses += 1
        if parentheses > Self.parentheses { bounded.append(UInt8(ascii: "\\")) }
      default: if ManuscriptFile.isBlank(byte) { parentheses = 0 }
      }
      bounded.append(byte)
    }
  }

  /// The end of the marker of a quotation or list at the start of `text`, including blanks; nil
  /// when there is none.
  private static func endOfMarker(in text: ArraySlice<UInt8>) -> Int? {
    var index = text.startIndex
    func skipBlanks() -> Int {
      text[index...].firstIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        ?? text.endIndex
    }
    index = skipBlanks()
    guard index < text.endIndex else { return nil }
    switch text[index] {
    case UInt8(ascii: ">"): return index + 1
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): index += 1
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      let digits = text[index...].prefix(10).prefix { (48...57).contains($0) }
      index = digits.endIndex
      guard index < text.endIndex,
        text[index] == UInt8(ascii: ".") || text[index] == UInt8(ascii: ")")
      else { return nil }
      index += 1
    default: return nil
    }
    return skipBlanks() > index ? index : nil
  }
}
