extension ManuscriptFile {
  /// A file with these fields and no body.
  ///
  /// - Throws: ``ManuscriptError``: all unknown fields at once, or else the first field that appears
  ///   twice or has no valid value.
  init(_ fields: [FrontMatterField]) throws(ManuscriptError) {
    self.init()
    let unknown = Self.unknownFields(in: fields, group: nil)
    if let first = unknown.first {
      throw ManuscriptError(.unknownFields(unknown), line: first.line)
    }
    try setAll(fields, in: nil)
  }

  private static func unknownFields(
    in fields: [FrontMatterField], group: String?
  ) -> [UnknownField] {
    let known = ManuscriptField.names(in: group)
    return fields.flatMap { field -> [UnknownField] in
      guard known.contains(field.name) else {
        return [UnknownField(name: field.name, group: group, line: field.line)]
      }
      guard group == nil, isGroup(field.name) else { return [] }
      switch field.value {
      case .fields(let inner): return unknownFields(in: inner, group: field.name)
      case .list(let items):
        return items.flatMap { unknownFields(in: $0.fields ?? [], group: field.name) }
      default: return []
      }
    }
  }

  private static func isGroup(_ name: String) -> Bool { ManuscriptField(rawValue: name) == nil }

  private mutating func setAll(
    _ fields: [FrontMatterField], in group: String?
  ) throws(ManuscriptError) {
    var seen: Set<String> = []
    for field in fields {
      let path = group.map { "\($0).\(field.name)" } ?? field.name
      guard seen.insert(field.name).inserted else {
        throw ManuscriptError(.duplicateField(path), line: field.line)
      }
      if case .invalid(let error) = field.value { throw error }
      if let known = ManuscriptField(rawValue: path) {
        try set(known, to: field)
      } else if field.name == ManuscriptField.images {
        try setImages(field)
      } else {
        try setGroup(field)
      }
    }
  }

  private mutating func set(
    _ field: ManuscriptField, to typed: FrontMatterField
  ) throws(ManuscriptError) {
    let line = typed.valueLine
    switch typed.value {
    case .empty: break
    case .text(let text): try set(field, to: text, line: line)
    case .list(let items) where field.isList:
      var texts: [String] = []
      for item in items {
        guard let text = item.text else { throw Self.wrongShape(of: field, line: item.line) }
        texts.append(text)
      }
      try set(field, toList: texts, line: line)
    default: throw Self.wrongShape(of: field, line: line)
    }
  }

  private mutating func setGroup(_ field: FrontMatterField) throws(ManuscriptError) {
    switch field.value {
    case .empty: break
    case .fields(let inner): try setAll(inner, in: field.name)
    default:
      let names = ManuscriptField.names(in: field.name).joined(separator: ", ")
      throw ManuscriptError(
        .wrongShape(field: field.name, expected: "fields of its own, indented: \(names)"),
        line: field.valueLine)
    }
  }

  private mutating func setImages(_ field: FrontMatterField) throws(ManuscriptError) {
    let items: [FrontMatterField.Item]
    switch field.value {
    case .empty: items = []
    case .list(let list): items = list
    default: throw Self.noImages(field.valueLine)
    }
    for item in items {
      guard let fields = item.fields else { throw Self.noImages(item.line) }
      try addImage(line: item.line) { file throws(ManuscriptError) in
        try file.setAll(fields, in: field.name)
      }
    }
  }

  private static func noImages(_ line: Int) -> ManuscriptError {
    let names = ManuscriptField.names(in: ManuscriptField.images).joined(separator: ", ")
    return ManuscriptError(
      .wrongShape(
        field: ManuscriptField.images,
        expected: "a list of pictures, each with fields of its own: \(names)"),
      line: line)
  }

  private static func wrongShape(of field: ManuscriptField, line: Int) -> ManuscriptError {
    let expected = field.isList ? "a text or a list of texts" : "one text"
    return ManuscriptError(.wrongShape(field: field.name, expected: expected), line: line)
  }
}
