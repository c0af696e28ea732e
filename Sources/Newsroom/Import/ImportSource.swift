import Editorial
import Manuscripts

/// Where articles come from, one after another.
package enum ImportSource {
  /// One article per file.
  case manuscripts([String])
  /// One article per line.
  case lines(LineReader)

  /// The number of articles; nil if it is unknown.
  package var count: Int? {
    switch self {
    case .manuscripts(let paths): paths.count
    case .lines(let reader): reader.count()
    }
  }

  package func close() {
    if case .lines(let reader) = self { reader.input.close() }
  }

  /// The next article, or why it cannot be read; nil at the end.
  mutating func next(
    language: LanguageTag?, limits: ManuscriptLimits
  ) throws(Failure) -> (place: String, item: Result<ImportItem, Failure>)? {
    switch self {
    case .manuscripts(let paths):
      guard let path = paths.first else { return nil }
      self = .manuscripts(Array(paths.dropFirst()))
      return (
        path,
        Result { () throws(Failure) in
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
          Result { () throws(Failure) in
            try ImportedLine(line.text, language: language).item
          }
        )
      }
    }
  }

  private static func item(
    in path: String, language: LanguageTag?, limits: ManuscriptLimits
  ) throws(Failure) -> ImportItem {
    let bytes = try BoundedBytes(limit: limits.file).file(at: path)
    do {
      let file = try ManuscriptFile(parsing: bytes, limits: limits)
      let (article, slug) = try file.newArticle(language: language)
      return .draft(article, slug: slug, from: bytes)
    } catch {
      throw Failure(error)
    }
  }
}
