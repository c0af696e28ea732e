import Editorial
package import Manuscripts

/// The next revision of an article, from a manuscript.
package struct ProposedRevision: Sendable {
  let working: WorkingArticle
  private(set) var article: WrittenArticle
  /// The revision that the manuscript names as its base; nil for none.
  let base: Int?

  /// - Parameter manuscript: The whole article. A language that it does not name stays the same.
  /// - Throws: ``Failure`` if the manuscript is incomplete, or if it has another slug than the article,
  ///   because a revision does not rename an article, or if it has undecided conflicts, or if a field
  ///   has a character that changes the direction.
  package init(of working: WorkingArticle, from manuscript: ManuscriptFile) throws(Failure) {
    if let slug = manuscript.slug, slug != working.slug {
      throw Self.renamed(working.slug, to: slug)
    }
    guard !ConflictLabels.areLeft(in: manuscript.body) else {
      throw Failure(
        .invalid,
        "the text still has the lines of a conflict (<<<<<<<); keep one version and remove the lines"
      )
    }
    try manuscript.requireOneDirection()
    self.working = working
    article = try manuscript.article(language: working.revision.content.language)
    base = manuscript.baseRevision
    _ = try addPictures(GivenPictures([]))
  }

  /// Adds the pictures to which the manuscript refers. Without a file, a picture of the working
  /// revision is kept.
  ///
  /// - Returns: The paths for which there is no picture.
  /// - Throws: ``Failure``, as `WrittenArticle.add`.
  package mutating func addPictures(_ given: GivenPictures) throws(Failure) -> [String] {
    try article.add(given, keeping: working.revision.content.pictures)
  }

  /// The paths of the working revision's pictures that this revision does not have.
  package var droppedPictures: [String] {
    let kept = Set(article.pictures.map(\.picture.path))
    return working.revision.content.pictures.map(\.path).filter { !kept.contains($0) }
  }
}

extension ProposedRevision {
  /// A revision does not rename an article.
  static func renamed(_ slug: Slug, to other: Slug) -> Failure {
    Failure(
      .invalid, "the manuscript's slug is \(other), but the article's is \(slug)",
      .rename(slug, to: other))
  }
}

extension Member {
  /// Saves the revision. It is based on the revision that the options expect, or else on the one that
  /// the manuscript names, or else on the working revision; then a remark says whose revision it
  /// replaces, if it is another person's.
  package func save(
    _ proposed: ProposedRevision, options: CommandOptions = CommandOptions()
  ) async throws -> Answer<Receipt> {
    let current = proposed.working.revision
    let base = options.expectedRevision ?? proposed.base
    var options = options
    options.expectedRevision = base ?? current.number
    let receipt = try await revise(
      proposed.working.id, to: proposed.article, options: options)
    let replaces = base == nil && !receipt.recorded.isEmpty && current.author != actor.name
    return Answer(
      value: receipt,
      remarks: replaces
        ? [.replaces(revision: current.number, by: current.author, savedAt: current.savedAt)] : [])
  }
}
