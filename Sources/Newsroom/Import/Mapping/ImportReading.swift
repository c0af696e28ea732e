/// What was read at one place of a source of articles.
struct ImportReading {
  /// Such as `archive.jsonl, line 12`.
  let place: String
  /// The article; nil if there are problems, or if there is no article, such as for a page.
  var item: ImportItem?
  var problems: [(kind: ImportProblem.Kind, failure: Failure)] = []
  /// The names of what is left out.
  var leftOut: [String] = []

  init(at place: String) { self.place = place }

  /// Reads one article.
  init(
    at place: String, _ kind: ImportProblem.Kind, _ read: () throws(Failure) -> ImportItem
  ) {
    self.place = place
    do {
      item = try read()
    } catch {
      problems = [(kind, error)]
    }
  }

  func problems(at place: String) -> [ImportProblem] {
    problems.map { ImportProblem(place: place, kind: $0.kind, failure: $0.failure) }
  }
}
