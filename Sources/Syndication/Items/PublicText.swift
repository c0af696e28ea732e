package import Editorial
import HTML
import Manuscripts

/// The live text of an article, with everything that readers see.
package struct PublicText: Hashable, Sendable {
  package let content: Content
  /// The body in Markdown.
  package let markdown: String
  private let document: MarkdownDocument

  package init(_ content: Content, markdown: String) {
    self.content = content
    self.markdown = markdown
    document = MarkdownDocument(markdown)
  }

  /// The dateline as readers see it; nil for none.
  package var dateline: String? { content.dateline?.rendered }

  /// The body as HTML, with the dateline in its first paragraph.
  ///
  /// - Parameter idPrefix: Makes the ids of footnotes unique on a page with several articles.
  package func html(idPrefix: String = "") -> String {
    ArticleBody(document, dateline: dateline, idPrefix: idPrefix).html
  }

  /// The same for the article's page on the site.
  func body(on page: BodyPage) -> HTMLFragment {
    ArticleBody(document, dateline: dateline, page: page).fragment
  }

  /// The body without markup, with the dateline before it.
  package var plainText: String {
    let text = document.plainText
    return dateline.map { "\($0) \(text)" } ?? text
  }
}
