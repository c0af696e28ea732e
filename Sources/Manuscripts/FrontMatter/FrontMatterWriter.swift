/// Writes front matter from which ``FrontMatterReader`` reads the same fields. Text is unquoted if
/// YAML allows it, otherwise in double quotes; text with line breaks is a literal block.
struct FrontMatterWriter {
  private(set) var text = ""

  mutating func write(_ name: String, _ value: String?, indent: Int = 0) {
    write(
      name, value, first: String(repeating: " ", count: indent),
      margin: String(repeating: " ", count: indent))
  }

  /// - Parameter first: The margin of the first line.
  private mutating func write(
    _ name: String, _ value: String?, first: String, margin: String
  ) {
    guard let value, !value.isEmpty else { return }
    if value.contains("\n"), Self.isLiteral(value) {
      text += "\(first)\(name): |-\n"
      for line in value.split(separator: "\n", omittingEmptySubsequences: false) {
        text += line.isEmpty ? "\n" : "\(margin)  \(line)\n"
      }
    } else {
      text += "\(first)\(name): \(Self.scalar(value))\n"
    }
  }

  mutating func write(_ name: String, _ items: [String]) {
    if items.isEmpty { return }
    text += "\(name):\n"
    for item in items { text += "  - \(Self.scalar(item))\n" }
  }

  /// Writes a group of fields, or nothing when all of them are nil.
  mutating func write(_ group: String, _ fields: [(name: String, value: String?)]) {
    if fields.allSatisfy({ $0.value == nil }) { return }
    text += "\(group):\n"
    for field in fields { write(field.name, field.value, indent: 2) }
  }

  /// Writes a list of groups of fields. Each has at least one.
  mutating func write(_ name: String, _ groups: [[(name: String, value: String?)]]) {
    if groups.isEmpty { return }
    text += "\(name):\n"
    for group in groups {
      var isFirst = true
      for field in group where !(field.value?.isEmpty ?? true) {
        write(field.name, field.value, first: isFirst ? "  - " : "    ", margin: "    ")
        isFirst = false
      }
    }
  }

  private static func scalar(_ value: String) -> String { isBare(value) ? value : quoted(value) }

  /// Whether YAML reads `value` without quotes as the same text: it begins with a letter or digit,
  /// does not mean null, and contains nothing that ends a scalar.
  private static func isBare(_ value: String) -> Bool {
    guard let first = value.unicodeScalars.first, first.properties.isAlphabetic || isDigit(first),
      !value.hasSuffix(":"), !["null", "Null", "NULL"].contains(value)
    else { return false }
    var previous: Unicode.Scalar = " "
    for scalar in value.unicodeScalars {
      if mustEscape(scalar) || (previous == ":" && scalar == " ")
        || (previous == " " && scalar == "#")
      {
        return false
      }
      previous = scalar
    }
    return true
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isLiteral(_ value: String) -> Bool {
    !value.unicodeScalars.contains { $0 != "\n" && mustEscape($0) }
  }

  private static func quoted(_ value: String) -> String {
    var quoted = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case _ where mustEscape(scalar):
        let digits = String(scalar.value, radix: 16, uppercase: true)
        quoted += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// Whether YAML forbids the character or reads it as a line break, or whether it changes the
  /// reading direction.
  private static func mustEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x206F, 0xFEFF, 0xFFFE...0xFFFF: true
    default: false
    }
  }
}
