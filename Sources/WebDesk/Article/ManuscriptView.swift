import Digests
import Editorial
import EditorialReadModels
import Foundation
import HTML
import Manuscripts
import Newsroom
import Syndication

/// A revision's text with its pictures, much as readers see it, and with what they do not see.
struct ManuscriptView {
  let answer: ArticleAnswer
  /// The path of a stored picture, by the hexadecimal digits of its key.
  let picturePath: (String) -> DeskPath

  private var revision: RevisionRow { answer.revision }

  /// - Parameter picturePath: By default, the path for the people of the newsroom.
  init(answer: ArticleAnswer, picturePath: ((String) -> DeskPath)? = nil) {
    self.answer = answer
    self.picturePath = picturePath ?? { .article(answer.board.article, "pictures/\($0)") }
  }

  func write(to writer: inout HTMLWriter) {
    writer.begin(
      .article, .cssClass("manuscript"), .language(revision.language.text), .direction("auto"))
    if let standfirst = revision.standfirst {
      writer.write(.p, .cssClass("standfirst"), text: standfirst)
    }
    if !revision.byline.isEmpty {
      writer.write(.p, .cssClass("byline"), text: revision.byline.joined(separator: ", "))
    }
    if let image = revision.leadImage { write(lead: image, to: &writer) }
    if let body = answer.body {
      writer.write(
        ArticleBody(
          MarkdownDocument(body), dateline: revision.dateline,
          descriptions: PictureDescriptions(revision.images), tableName: DeskWords.table,
          pictureSource: source, labels: DeskWords.pictureLabels
        ).fragment)
    } else {
      writer.write(
        .p, .cssClass("empty"), text: answer.erased?.words ?? DeskWords.erased)
    }
    writer.end()
  }

  private func write(lead image: ArticleImage, to writer: inout HTMLWriter) {
    let source = source(of: image.uri)
    writer.write(figureOf: image, from: source, DeskWords.pictureLabels)
    // Otherwise the figure has the address.
    if source != nil {
      writer.begin(.p, .cssClass("hint"))
      writer.write("\(DeskWords.name(ofField: "leadImage.uri")): ")
      writer.write(.bdi, text: Picture.path(of: image.uri) ?? image.uri)
      writer.end()
    }
  }

  /// The address of a stored picture. Others are not loaded: they would tell another site who reads
  /// the draft.
  private func source(of address: String) -> WebAddress? {
    let identity = PictureDescriptions.identity(of: address)
    return answer.pictures.first { shown in
      shown.erased == nil && PictureDescriptions.identity(of: shown.picture.path) == identity
    }.map { picturePath($0.picture.key.hex).address }
  }
}

extension HTMLWriter {
  /// What readers use to find the article, and the language of its text: facts in a list.
  mutating func write(factsOf revision: RevisionRow) {
    let facts = [
      ("section", revision.section ?? ""), ("keywords", revision.keywords.joined(separator: ", ")),
      ("language", revision.language.text),
    ]
    for (field, text) in facts where !text.isEmpty {
      write(fact: DeskWords.name(ofField: field)) { $0.write(text) }
    }
  }
}
