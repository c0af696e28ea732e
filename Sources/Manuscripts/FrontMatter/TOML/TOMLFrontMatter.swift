/// Reads front matter in TOML 1.0.
///
/// Every value is taken as the text that was typed, because the fields of a manuscript are texts, dates
/// and lists of texts. So `headline = 1984` is a headline.
struct TOMLFrontMatter {
  private var scanner: TOMLScanner
  private let firstLine: Int
  private var fields = TOMLFields()
  /// The names in the header of the current table.
  private var table: [String] = []

  private init(_ text: ArraySlice<UInt8>, firstLine: Int) {
    scanner = TOMLScanner(text)
    self.firstLine = firstLine
  }

  /// - Parameters:
  ///   - text: UTF-8 with `\n` as line ends.
  ///   - firstLine: The line of the file on which `text` begins, from 1.
  static func fields(
    of text: ArraySlice<UInt8>, firstLine: Int
  ) throws(ManuscriptError) -> [FrontMatterField] {
    var reader = TOMLFrontMatter(text, firstLine: firstLine)
    while true {
      reader.scanner.skipToContent()
      guard reader.scanner.next != nil else { return reader.fields.all }
      let line = firstLine + reader.scanner.line
      do {
        try reader.readLine(line)
      } catch {
        throw ManuscriptError(.brokenTOML(error), line: line)
      }
    }
  }

  private mutating func readLine(_ line: Int) throws(TOMLProblem) {
    if scanner.has("[") {
      try readHeader(line)
    } else {
      let key = try TOMLKey.read(&scanner)
      guard scanner.take("=") else { throw .noEqualsSign }
      scanner.skipBlanks()
      let value = try TOMLValue.read(&scanner, firstLine: firstLine)
      fields.add(table + key, value, line: line)
    }
    try scanner.endLine()
  }

  private mutating func readHeader(_ line: Int) throws(TOMLProblem) {
    let isList = scanner.take("[[")
    if !isList { _ = scanner.take("[") }
    table = try TOMLKey.read(&scanner)
    guard isList ? scanner.take("]]") : scanner.take("]") else { throw .unclosedTable }
    if table.count == 1, isList {
      fields.openItem(table[0], line: line)
    } else if table.count == 1 {
      fields.open(table[0], line: line)
    } else {
      // A table in a table: no field of a manuscript has this structure.
      fields.add(table, .other, line: line)
    }
  }
}
