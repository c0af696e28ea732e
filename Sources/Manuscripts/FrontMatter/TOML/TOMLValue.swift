/// Reads a value: a text in quotes, a list, an inline table, or a number, date or truth value, which is
/// taken as it is typed.
enum TOMLValue {
  private static let maximumDepth = 16

  /// - Parameters:
  ///   - scanner: At the start of the value; moves behind it.
  ///   - line: The line of the file on which the TOML begins, from 1.
  static func read(
    _ scanner: inout TOMLScanner, firstLine: Int, depth: Int = 0
  ) throws(TOMLProblem) -> FrontMatterField.Value {
    guard depth < maximumDepth else { throw .tooDeep }
    switch scanner.next {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .text(try TOMLString.read(&scanner))
    case UInt8(ascii: "["): return try list(&scanner, firstLine, depth)
    case UInt8(ascii: "{"): return try table(&scanner, firstLine, depth)
    default: return .text(try word(&scanner))
    }
  }

  private static func list(
    _ scanner: inout TOMLScanner, _ firstLine: Int, _ depth: Int
  ) throws(TOMLProblem) -> FrontMatterField.Value {
    scanner.advance()
    var items: [FrontMatterField.Item] = []
    while true {
      scanner.skipToContent()
      if scanner.take("]") { return .list(items) }
      let line = firstLine + scanner.line
      let value = try read(&scanner, firstLine: firstLine, depth: depth + 1)
      switch value {
      case .text(let text): items.append(FrontMatterField.Item(text: text, line: line))
      case .fields(let fields):
        items.append(FrontMatterField.Item(text: nil, fields: fields, line: line))
      default: items.append(FrontMatterField.Item(text: nil, line: line))
      }
      scanner.skipToContent()
      guard scanner.take(",") || scanner.has("]") else { throw .unclosedBracket }
    }
  }

  private static func table(
    _ scanner: inout TOMLScanner, _ firstLine: Int, _ depth: Int
  ) throws(TOMLProblem) -> FrontMatterField.Value {
    scanner.advance()
    var fields = TOMLFields()
    scanner.skipBlanks()
    while !scanner.take("}") {
      let line = firstLine + scanner.line
      let key = try TOMLKey.read(&scanner)
      guard scanner.take("=") else { throw .noEqualsSign }
      scanner.skipBlanks()
      let value = try read(&scanner, firstLine: firstLine, depth: depth + 1)
      fields.add(key, value, line: line)
      scanner.skipBlanks()
      let isContinued = scanner.take(",")
      scanner.skipBlanks()
      guard isContinued || scanner.has("}") else { throw .unclosedBracket }
    }
    return .fields(fields.all)
  }

  /// A number, date or truth value. A blank may separate a date from its time.
  private static func word(_ scanner: inout TOMLScanner) throws(TOMLProblem) -> String {
    let start = scanner.index
    scanner.skip(while: isPartOfWord)
    let date = scanner.bytes(from: start)
    if date.count == 10, date.dropFirst(4).first == UInt8(ascii: "-"), scanner.has(" ") {
      var rest = scanner
      rest.advance()
      if let digit = rest.next, (48...57).contains(digit) {
        rest.skip(while: isPartOfWord)
        scanner = rest
      }
    }
    let text = String(decoding: scanner.bytes(from: start), as: UTF8.self)
    guard let first = text.utf8.first else {
      throw scanner.next == nil || scanner.next == UInt8(ascii: "\n") ? .noValue : .bareText
    }
    let isNumber = (48...57).contains(first) || first == 0x2B || first == 0x2D
    guard isNumber || ["true", "false", "inf", "nan"].contains(text) else { throw .bareText }
    return text
  }

  private static func isPartOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: ":"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
