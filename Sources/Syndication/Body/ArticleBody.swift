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
  package init(_ document: MarkdownDocument, dateline: String? = nil, idPrefix: String = "") {
    var renderer = BodyRenderer(document, dateline: dateline, idPrefix: idPrefix)
    html = renderer.render()
  }
}
