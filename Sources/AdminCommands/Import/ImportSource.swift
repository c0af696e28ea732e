import Editorial
import Manuscripts
import Newsroom

/// Where articles come from, one after another.
enum ImportSource {
  /// One article per file.
  case manuscripts([String])
  /// One article per line.
  case lines(LineReader)

  /// The number of articles; nil if it is unknown.
  var count: Int? {
    switch self {
    case .manuscripts(let paths): paths.count
    case .lines(let reader): reader.count()
    }
  }

  func close() {
    if case .lines(let reader) = self { reader.input.close() }
  }

  /// The next article, or why it cannot be read; nil at the end.
  mutating func next(
    language: LanguageTag?, limits: ManuscriptLimits
  ) throws(InputError) -> (place: String, item: Result<ImportItem, InputError>)? {
    switch self {
    case .manuscripts(let paths):
      guard let path = paths.first else { return nil }
      self = .manuscripts(Array(paths.dropFirst()))
      return (
        path,
        Result { () throws(InputError) in
          try Self.item(in: path, language: language, limits: limits)
        }
      )
    case .lines(var reader):
      let line = try reader.next()
      let name = reader.input.name
      defer { self = .lines(reader) }
      return line.map { line in
        (
          "\(name), line \(line.number)",
          Result { () throws(InputError) in
            try ImportedLine(line.text, language: language).item
          }
        )
      }
    }
  }

  private static func item(
    in path: String, language: LanguageTag?, limits: ManuscriptLimits
  ) throws(InputError) -> ImportItem {
    let bytes = try BoundedBytes(limit: limits.file).file(at: path)
    do {
      let file = try ManuscriptFile(parsing: bytes, limits: limits)
      return .draft(
        try file.article(language: language), slug: try file.slugOrSuggestion(), from: bytes)
    } catch {
      throw InputError("\(error)")
    }
  }
}
