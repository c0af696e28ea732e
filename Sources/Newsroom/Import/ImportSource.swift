import Editorial
import Manuscripts

/// Where articles come from, one after another.
package enum ImportSource {
  /// One manuscript per file.
  case manuscripts(ArraySlice<ImportFile>)
  /// One article per file of another system.
  case files(ArraySlice<ImportFile>, ForeignFileReader)
  /// One article per line.
  case lines(LineReader)
  /// Posts of WordPress.
  case wordPress(WordPressSource)
  /// Objects of ninjs.
  case ninjs(NinjsSource)
  /// Entries of Atom.
  case atom(AtomSource)

  /// The number of articles; nil if it is unknown.
  package var count: Int? {
    switch self {
    case .manuscripts(let files), .files(let files, _): files.count
    case .lines(let reader): reader.count()
    case .wordPress(let source): source.count
    case .ninjs: nil
    case .atom(let source): source.count
    }
  }

  package func close() {
    switch self {
    case .manuscripts, .files: break
    case .lines(let reader): reader.input.close()
    case .wordPress(let source): source.close()
    case .ninjs(let source): source.close()
    case .atom(let source): source.close()
    }
  }

  /// What is next, which may be no article; nil at the end.
  mutating func next(
    language: LanguageTag?, limits: ManuscriptLimits
  ) throws(Failure) -> ImportReading? {
    switch self {
    case .manuscripts(let files):
      guard let file = files.first else { return nil }
      self = .manuscripts(files.dropFirst())
      return ImportReading(at: file.path, .unreadable) { () throws(Failure) in
        try Self.item(in: file.path, language: language, limits: limits)
      }
    case .files(let files, let reader):
      guard let file = files.first else { return nil }
      self = .files(files.dropFirst(), reader)
      return reader.reading(of: file, language: language, limits: limits)
    case .lines(var reader):
      let line = try reader.next()
      let name = reader.input.name
      defer { self = .lines(reader) }
      return line.map { line in
        ImportReading(at: "\(name), line \(line.number)", .unreadable) { () throws(Failure) in
          try ImportedLine(line.text, language: language).item
        }
      }
    case .wordPress(var source):
      defer { self = .wordPress(source) }
      return try source.next(language: language)
    case .ninjs(var source):
      defer { self = .ninjs(source) }
      return try source.next(language: language, limits: limits)
    case .atom(var source):
      defer { self = .atom(source) }
      return try source.next(language: language)
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
