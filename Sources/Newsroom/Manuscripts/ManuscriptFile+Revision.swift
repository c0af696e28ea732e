import Editorial
import EditorialReadModels
package import Manuscripts

extension ManuscriptFile {
  /// The working revision as a file to edit.
  ///
  /// - Throws: ``Failure`` if its text no longer exists.
  package init(editing article: WorkingArticle) throws(Failure) {
    guard article.body != nil else {
      throw Failure(
        .invalid, "the text of revision \(article.revision.number) no longer exists",
        .reviseFromFile)
    }
    self.init(article)
  }

  /// A revision that a query found, as a file to edit.
  ///
  /// - Throws: ``Failure`` if its text no longer exists.
  package init(_ answer: ArticleAnswer) throws(Failure) {
    guard let body = answer.body else {
      throw Failure(
        .failed,
        "the text of revision \(answer.revision.revision) of \(answer.board.slug) no longer exists"
          + (answer.erased.map { ": \($0.words)" } ?? ""))
    }
    self.init(body: body)
    let row = answer.revision
    headline = row.headline
    slug = answer.board.slug
    standfirst = row.standfirst
    byline = row.byline
    dateline = PartialDateline(
      place: row.datelinePlace, date: row.datelineDate,
      source: row.datelineSource)
    section = row.section
    keywords = row.keywords
    language = row.language
    leadImage = PartialImage(
      uri: row.imageURI, caption: row.imageCaption, alt: row.imageAlt, credit: row.imageCredit)
    setImages(row.images)
    baseRevision = row.revision
  }

  /// The working revision; without a body if the text no longer exists.
  fileprivate init(_ article: WorkingArticle) {
    self.init(
      article.revision.content, slug: article.slug, revision: article.revision.number,
      body: article.body ?? "")
  }

  /// A revision from the log.
  init(_ content: Content, slug: Slug, revision: Int, body: String) {
    self.init(body: body)
    headline = content.headline
    self.slug = slug
    standfirst = content.standfirst
    byline = content.byline
    dateline = PartialDateline(content.dateline)
    section = content.section
    keywords = content.keywords
    language = content.language
    leadImage = PartialImage(content.leadImage)
    setImages(content.images)
    baseRevision = revision
  }
}

extension WorkingArticle {
  /// The article with another body. It is based on no particular revision.
  package func manuscript(body: String) -> ManuscriptFile {
    var file = ManuscriptFile(self)
    file.replaceBody(with: body)
    file.baseRevision = nil
    return file
  }
}
