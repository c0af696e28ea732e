/// Reads front matter into a file. The nesting is limited to fields and groups of fields, so no
/// input can cause a deep recursion.
struct FrontMatterReader: ~Copyable {
  private var yaml: YAMLReader
  /// The line of the file on which the YAML begins, from 1.
  private let firstLine: Int
  private var file = ManuscriptFile()

  private init(_ text: ArraySlice<UInt8>, firstLine: Int) {
    yaml = YAMLReader(text)
    self.firstLine = firstLine
  }

  static func read(
    _ text: ArraySlice<UInt8>, firstLine: Int
  ) throws(ManuscriptError) -> ManuscriptFile {
    var reader = FrontMatterReader(text, firstLine: firstLine)
    try reader.readDocument()
    return reader.file
  }

  private mutating func readDocument() throws(ManuscriptError) {
    _ = try next()
    if try next().kind == .streamEnd { return }
    let root = try next()
    switch root.kind {
    case .mappingStart: try readFields(in: nil)
    case .scalar(_, isNull: true): break
    default: throw error(.frontMatterNotFields, at: root)
    }
    _ = try next()
    let end = try next()
    guard end.kind == .streamEnd else {
      throw error(.brokenYAML(problem: "a second document begins"), at: end)
    }
  }

  private mutating func readFields(in group: String?) throws(ManuscriptError) {
    var seen: Set<String> = []
    while true {
      let key = try next()
      if key.kind == .mappingEnd { return }
      guard case .scalar(let name, _) = key.kind else {
        throw error(.frontMatterNotFields, at: key)
      }
      guard ManuscriptField.names(in: group).contains(name) else {
        throw error(.unknownField(name, group: group), at: key)
      }
      let path = group.map { "\($0).\(name)" } ?? name
      guard seen.insert(name).inserted else { throw error(.duplicateField(path), at: key) }
      if let field = ManuscriptField(rawValue: path) {
        try readValue(of: field)
      } else {
        try readGroup(name)
      }
    }
  }

  private mutating func readValue(of field: ManuscriptField) throws(ManuscriptError) {
    let value = try next()
    switch value.kind {
    case .scalar(_, isNull: true): break
    case .scalar(let text, isNull: false):
      try file.set(field, to: text, line: line(of: value))
    case .sequenceStart where field.isList:
      try file.set(field, toList: try readItems(of: field), line: line(of: value))
    default:
      let expected = field.isList ? "a text or a list of texts" : "one text"
      throw error(.wrongShape(field: field.name, expected: expected), at: value)
    }
  }

  private mutating func readItems(of field: ManuscriptField) throws(ManuscriptError) -> [String] {
    var items: [String] = []
    while true {
      let item = try next()
      switch item.kind {
      case .sequenceEnd: return items
      case .scalar(_, isNull: true): break
      case .scalar(let text, isNull: false): items.append(text)
      default:
        throw error(
          .wrongShape(field: field.name, expected: "a text or a list of texts"), at: item)
      }
    }
  }

  private mutating func readGroup(_ name: String) throws(ManuscriptError) {
    let value = try next()
    switch value.kind {
    case .scalar(_, isNull: true): break
    case .mappingStart: try readFields(in: name)
    default:
      let fields = ManuscriptField.names(in: name).joined(separator: ", ")
      throw error(
        .wrongShape(field: name, expected: "fields of its own, indented: \(fields)"), at: value)
    }
  }

  private mutating func next() throws(ManuscriptError) -> YAMLEvent {
    let event: YAMLEvent
    do {
      event = try yaml.next()
    } catch {
      throw ManuscriptError(.brokenYAML(problem: error.text), line: firstLine + error.line)
    }
    if event.isDecorated || event.kind == .alias { throw error(.aliasOrTag, at: event) }
    return event
  }

  private func line(of event: YAMLEvent) -> Int { firstLine + event.line }

  private func error(_ kind: ManuscriptError.Kind, at event: YAMLEvent) -> ManuscriptError {
    ManuscriptError(kind, line: line(of: event))
  }
}
