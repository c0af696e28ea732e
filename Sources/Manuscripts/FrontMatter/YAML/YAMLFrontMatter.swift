/// Reads front matter in YAML. The nesting is limited to fields and groups of fields, so no input can
/// cause a deep recursion.
struct YAMLFrontMatter: ~Copyable {
  /// Deeper structures are not read to their end.
  private static let maximumDepth = 64

  private var yaml: YAMLReader
  private var source: YAMLSource
  private let names: FrontMatterNames
  /// The line of the file on which the YAML begins, from 1.
  private let firstLine: Int
  private var isTooDeep = false

  private init(_ text: ArraySlice<UInt8>, _ names: FrontMatterNames, firstLine: Int) {
    self.names = names
    yaml = YAMLReader(text)
    source = YAMLSource(text)
    self.firstLine = firstLine
  }

  /// - Parameter firstLine: The line of the file on which `text` begins, from 1.
  static func fields(
    of text: ArraySlice<UInt8>, _ names: FrontMatterNames, firstLine: Int
  ) throws(ManuscriptError) -> [FrontMatterField] {
    var reader = YAMLFrontMatter(text, names, firstLine: firstLine)
    return try reader.readDocument()
  }

  private mutating func readDocument() throws(ManuscriptError) -> [FrontMatterField] {
    _ = try next()
    if case .streamEnd = try next().kind { return [] }
    let root = try next()
    var fields: [FrontMatterField] = []
    switch root.kind {
    case .mappingStart: fields = try readFields(in: nil)
    case .scalar(let scalar) where scalar.isNull: break
    default: throw notFields(root)
    }
    if isTooDeep { return fields }
    _ = try next()
    let end = try next()
    guard case .streamEnd = end.kind else {
      throw error(.brokenYAML(problem: "a second document begins", cause: nil), at: end)
    }
    return fields
  }

  private mutating func readFields(
    in group: String?
  ) throws(ManuscriptError) -> [FrontMatterField] {
    var fields: [FrontMatterField] = []
    while !isTooDeep {
      let key = try next()
      if case .mappingEnd = key.kind { break }
      guard case .scalar(let name) = key.kind, !key.isDecorated else {
        throw key.isDecorated ? error(.aliasOrTag, at: key) : notFields(key)
      }
      let start = try next()
      let value = try readValue(
        start, of: name.text, isGroup: names.isGroup(name.text, in: group),
        isKnown: names.includes(name.text, in: group))
      fields.append(
        FrontMatterField(
          name: name.text, line: line(of: key), value: value, valueLine: line(of: start)))
    }
    return fields
  }

  private mutating func readValue(
    _ start: YAMLEvent, of name: String, isGroup: Bool, isKnown: Bool
  ) throws(ManuscriptError) -> FrontMatterField.Value {
    if start.usesAliasOrTag {
      try skip(start)
      return .invalid(error(.aliasOrTag, at: start))
    }
    switch start.kind {
    case .scalar(let scalar):
      if let problem = misreading(of: scalar, from: start.line, field: name) {
        return .invalid(ManuscriptError(problem, line: line(of: start)))
      }
      return scalar.isNull ? .empty : .text(scalar.text)
    case .sequenceStart where isKnown: return try readItems(of: name, areGroups: isGroup)
    case .mappingStart where isGroup: return .fields(try readFields(in: name))
    default:
      try skip(start)
      return .other
    }
  }

  /// - Parameter areGroups: Whether an item may be a group of fields.
  private mutating func readItems(
    of name: String, areGroups: Bool
  ) throws(ManuscriptError) -> FrontMatterField.Value {
    var items: [FrontMatterField.Item] = []
    var problem: ManuscriptError?
    while !isTooDeep {
      let item = try next()
      if case .sequenceEnd = item.kind { break }
      if areGroups, !item.usesAliasOrTag, case .mappingStart = item.kind {
        let fields = try readFields(in: name)
        items.append(FrontMatterField.Item(text: nil, fields: fields, line: line(of: item)))
        continue
      }
      guard !item.usesAliasOrTag, case .scalar(let scalar) = item.kind else {
        if item.usesAliasOrTag { problem = problem ?? error(.aliasOrTag, at: item) }
        items.append(FrontMatterField.Item(text: nil, line: line(of: item)))
        try skip(item)
        continue
      }
      if let kind = misreading(of: scalar, from: item.line, field: name) {
        problem = problem ?? ManuscriptError(kind, line: line(of: item))
      }
      if !scalar.isNull {
        items.append(FrontMatterField.Item(text: scalar.text, line: line(of: item)))
      }
    }
    return problem.map { .invalid($0) } ?? .list(items)
  }

  /// Reads to the end of what `start` begins.
  private mutating func skip(_ start: YAMLEvent) throws(ManuscriptError) {
    var depth = start.nesting
    while depth > 0 {
      guard depth <= Self.maximumDepth else {
        isTooDeep = true
        return
      }
      depth += try next().nesting
    }
  }

  private mutating func misreading(
    of scalar: YAMLScalar, from line: Int, field: String
  ) -> ManuscriptError.Kind? {
    if source.isCutByComment(scalar) { return .cutByComment(field: field) }
    if source.isUnclosed(scalar, from: line) {
      return .brokenYAML(problem: "", cause: .unclosedQuote)
    }
    if source.isMistakenBlock(scalar, from: line),
      let indicator = YAMLLine(source.line(line)).value.first
    {
      return .brokenYAML(problem: "", cause: .indicator(indicator))
    }
    return nil
  }

  private mutating func next() throws(ManuscriptError) -> YAMLEvent {
    do {
      return try yaml.next()
    } catch {
      let found = YAMLCause.find(in: source, line: error.line)
      throw ManuscriptError(
        .brokenYAML(problem: error.text, cause: found?.cause),
        line: firstLine + (found?.line ?? error.line))
    }
  }

  private func notFields(_ event: YAMLEvent) -> ManuscriptError {
    guard let found = YAMLCause.find(in: source, line: event.line) else {
      return error(.frontMatterNotFields, at: event)
    }
    return ManuscriptError(
      .brokenYAML(problem: "", cause: found.cause), line: firstLine + found.line)
  }

  private func line(of event: YAMLEvent) -> Int { firstLine + event.line }

  private func error(_ kind: ManuscriptError.Kind, at event: YAMLEvent) -> ManuscriptError {
    ManuscriptError(kind, line: line(of: event))
  }
}
