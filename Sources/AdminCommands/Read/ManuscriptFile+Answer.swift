import Editorial
import EditorialReadModels
import Manuscripts
import Newsroom

extension ManuscriptFile {
  /// The manuscript file of a revision.
  ///
  /// - Throws: ``Failure`` if its text no longer exists.
  init(_ answer: ArticleAnswer) throws {
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
    leadImage = PartialLeadImage(
      uri: row.imageURI, caption: row.imageCaption, alt: row.imageAlt, credit: row.imageCredit)
    baseRevision = row.revision
  }
}
