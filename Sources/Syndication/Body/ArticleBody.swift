package import HTML
package import Manuscripts

/// The text of an article as HTML for readers.
package struct ArticleBody: Sendable {
  /// A list of paragraphs, headings and other blocks. It is HTML, and well-formed XML inside an
  /// element.
  package let html: String

  /// - Parameters:
  ///   - dateline: The first paragraph begins with it; nil for none.
  ///   - idPrefix: Makes the ids of footnotes unique on a page with several articles.
  ///   - pictureSource: The address from which a picture is loaded, by the address in the text. If it
  ///     is nil, the alternative text is shown.
  package init(
    _ document: MarkdownDocument, dateline: String? = nil, idPrefix: String = "",
    pictureSource: (String) -> WebAddress? = { WebAddress($0).flatMap { $0.isWeb ? $0 : nil } }
  ) {
    var renderer = BodyRenderer(
      document, dateline: dateline, idPrefix: idPrefix,
      pictureSources: Dictionary(
        document.pictures.map { ($0.uri, pictureSource($0.uri)) },
        uniquingKeysWith: { first, _ in first }
      ).compactMapValues(\.self))
    html = renderer.render()
  }
}
