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
  package init(_ document: MarkdownDocument, dateline: String? = nil, idPrefix: String = "") {
    self.init(document, dateline: dateline, idPrefix: idPrefix, page: nil)
  }

  /// - Parameter page: The page of the site that shows the text; nil for other systems.
  init(_ document: MarkdownDocument, dateline: String?, idPrefix: String = "", page: BodyPage?) {
    var renderer = BodyRenderer(document, dateline: dateline, idPrefix: idPrefix, page: page)
    fragment = renderer.render()
  }
}
