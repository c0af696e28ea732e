package import Editorial
package import HTML
package import Manuscripts

/// The text of an article as HTML for readers.
package struct ArticleBody: Sendable {
  /// A list of paragraphs, headings and other blocks. It is HTML, and well-formed XML inside an
  /// element.
  package var html: String { fragment.html }
  /// The same, for a page.
  package let fragment: HTMLFragment

  /// - Parameters:
  ///   - dateline: The first paragraph begins with it; nil for none.
  ///   - idPrefix: Makes the ids of footnotes unique on a page with several articles.
  ///   - publisher: Its site completes relative addresses.
  ///   - descriptions: The captions, credits and alternative texts of pictures.
  ///   - tableName: The name of tables, each of which a reader can scroll on its own; nil to let them
  ///     stand alone.
  ///   - pictureSource: The address from which a picture is loaded, by the address in the text; if it
  ///     is nil, the alternative text is shown. By default, the address in the text.
  ///   - labels: For the people of the newsroom, who also see what a page does not load; nil for readers.
  package init(
    _ document: MarkdownDocument, dateline: Dateline? = nil, idPrefix: String = "",
    publisher: Publisher = Publisher(),
    descriptions: PictureDescriptions = PictureDescriptions([]), tableName: String? = nil,
    pictureSource: ((String) -> WebAddress?)? = nil, labels: PictureLabels? = nil
  ) {
    var renderer = BodyRenderer(
      document, dateline: dateline, idPrefix: idPrefix, publisher: publisher,
      pictures: BodyPictures(
        document, descriptions: descriptions, labels: labels,
        source: pictureSource ?? publisher.source), page: nil, tableName: tableName)
    fragment = renderer.render()
  }

  /// - Parameter page: The page of the site that shows the text.
  init(
    _ document: MarkdownDocument, dateline: Dateline?, descriptions: PictureDescriptions,
    page: BodyPage
  ) {
    var renderer = BodyRenderer(
      document, dateline: dateline, idPrefix: "", publisher: page.publisher,
      pictures: BodyPictures(document, descriptions: descriptions, page: page), page: page,
      tableName: page.tableName)
    fragment = renderer.render()
  }
}
