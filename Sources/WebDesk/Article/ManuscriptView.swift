import Digests
import Editorial
import EditorialReadModels
import Foundation
import HTML
import Manuscripts
import Newsroom
import Syndication

/// A revision's text with its pictures, much as readers see it.
struct ManuscriptView {
  let answer: ArticleAnswer
  /// Whether the headline is shown; otherwise the page has it.
  var hasHeadline = false

  private var revision: RevisionRow { answer.revision }

  func write(to writer: inout HTMLWriter) {
    writer.begin(
      .article, .cssClass("manuscript"), .language(revision.language.text), .direction("auto"))
    if hasHeadline { writer.write(.h2, text: revision.headline) }
    if let standfirst = revision.standfirst {
      writer.write(.p, .cssClass("standfirst"), text: standfirst)
    }
    if !revision.byline.isEmpty {
      writer.write(.p, .cssClass("byline"), text: revision.byline.joined(separator: ", "))
    }
    if let image = revision.leadImage { write(image, to: &writer) }
    if let body = answer.body {
      writer.write(
        ArticleBody(
          MarkdownDocument(body), dateline: revision.dateline?.rendered,
          descriptions: PictureDescriptions(revision.images), tableName: DeskWords.table,
          pictureSource: source
        ).fragment)
    } else {
      writer.write(
        .p, .cssClass("empty"), text: answer.erased?.words ?? DeskWords.erased)
    }
    writer.end()
  }

  private func write(_ image: ArticleImage, to writer: inout HTMLWriter) {
    guard let address = source(of: image.uri) else { return }
    writer.begin(.figure)
    writer.write(empty: .img, .source(address), .alternative(image.alt ?? ""))
    let words = [image.caption, image.credit].compactMap(\.self).joined(separator: " ")
    if !words.isEmpty { writer.write(.figcaption, text: words) }
    writer.end()
  }

  /// The address of a stored picture. Others are not loaded: they would tell another site who reads
  /// the draft.
  private func source(of address: String) -> WebAddress? {
    let identity = PictureDescriptions.identity(of: address)
    return answer.pictures.first { shown in
      shown.erased == nil && PictureDescriptions.identity(of: shown.picture.path) == identity
    }.map { DeskPath.article(answer.board.article, "pictures/\($0.picture.key.hex)").address }
  }
}
