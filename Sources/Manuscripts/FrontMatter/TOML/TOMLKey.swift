/// Reads a name, with or without quotes, or names joined by dots.
enum TOMLKey {
  /// - Parameter scanner: At the start of the name; moves behind it and the blanks after it.
  static func read(_ scanner: inout TOMLScanner) throws(TOMLProblem) -> [String] {
    var names: [String] = []
    repeat {
      scanner.skipBlanks()
      names.append(try name(&scanner))
      scanner.skipBlanks()
    } while scanner.take(".")
    return names
  }

  private static func name(_ scanner: inout TOMLScanner) throws(TOMLProblem) -> String {
    if scanner.next == UInt8(ascii: "\"") || scanner.next == UInt8(ascii: "'") {
      return try TOMLString.read(&scanner)
    }
    let start = scanner.index
    scanner.skip { byte in
      switch byte {
      case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "_"): true
      default: false
      }
    }
    let name = scanner.bytes(from: start)
    guard !name.isEmpty else { throw .noKey }
    return String(decoding: name, as: UTF8.self)
  }
}
