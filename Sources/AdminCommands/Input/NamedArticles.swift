import Newsroom

/// The articles that a command line names.
enum NamedArticles {
  /// One article, which is answered as such.
  case one(String)
  /// Several, or the lines of standard input. Each has its own outcome.
  case several([String])

  var references: [String] {
    switch self {
    case .one(let reference): [reference]
    case .several(let references): references
    }
  }

  /// In bytes. The references of a million articles fit.
  private static let limit = 64 << 20

  /// - Parameter words: References; `-` reads them from standard input, one per line.
  /// - Throws: ``Failure`` before anything is done if a line cannot be a reference.
  init(_ words: [String]) throws(Failure) {
    switch words.count(where: { $0 == "-" }) {
    case 0: self = words.count == 1 ? .one(words[0]) : .several(words)
    case 1:
      let source = BoundedBytes(limit: Self.limit, advice: "name fewer articles at a time")
      let lines = try ReferenceLines(parsing: try source.standardInput())
      self = .several(words.flatMap { $0 == "-" ? lines.references : [$0] })
    default:
      throw Failure(.invalid, "standard input can be read only once; give - once")
    }
  }
}
