import HTML
package import Manuscripts

/// The text of an article as HTML for readers.
package struct ArticleBody: Sendable {
  /// A list of paragraphs, headings and other blocks. It is HTML, and well-formed XML inside an
  /// element.
  package let html: String

  /// - Parameters:
  ///   - dateline: The first paragraph begins with it; nil for none.
  ///   - idPrefix: Makes the ids of footnotes unique on a page with several articles.
  ///   - publisher: Its site completes relative addresses; nil to leave them as they are.
  package init(
    _ document: MarkdownDocument, dateline: String? = nil, idPrefix: String = "",
    publisher: Publisher? = nil
  ) {
    var renderer = BodyRenderer(
      document, dateline: dateline, idPrefix: idPrefix, publisher: publisher)
    html = renderer.render()
  }
}
