package import Digests
package import Editorial
import HTML
import Manuscripts

/// The live text of an article, with everything that readers see.
package struct PublicText: Hashable, Sendable {
  package let content: Content
  /// The body in Markdown.
  package let markdown: String
  /// The keys of pictures that were erased from the text.
  package let erasedPictures: Set<Digest>

  package init(_ content: Content, markdown: String, erasedPictures: Set<Digest> = []) {
    self.content = content
    self.markdown = markdown
    self.erasedPictures = erasedPictures
  }

  /// The dateline as readers see it; nil for none.
  package var dateline: String? { content.dateline?.rendered }

  /// The body as HTML, with the dateline in its first paragraph.
  ///
  /// - Parameters:
  ///   - idPrefix: Makes the ids of footnotes unique on a page with several articles.
  ///   - publisher: Its site completes relative addresses, and has the stored pictures.
  package func html(idPrefix: String = "", on publisher: Publisher = Publisher()) -> String {
    html(of: MarkdownDocument(markdown), idPrefix: idPrefix, on: publisher)
  }

  /// The same for the article's page on the site.
  func body(on page: BodyPage) -> HTMLFragment {
    ArticleBody(
      MarkdownDocument(markdown), dateline: content.dateline,
      descriptions: PictureDescriptions(content.images), page: page
    ).fragment
  }

  /// The body without markup, with the dateline before it.
  package var plainText: String { plainText(of: MarkdownDocument(markdown)) }

  /// As ``html(idPrefix:on:)``, if the body has been parsed.
  func html(
    of document: MarkdownDocument, idPrefix: String = "", on publisher: Publisher
  ) -> String {
    ArticleBody(
      document, dateline: content.dateline, idPrefix: idPrefix, publisher: publisher,
      descriptions: PictureDescriptions(content.images),
      pictureSource: { publisher.source(ofPictureAt: $0, in: self) }
    ).html
  }

  /// As ``plainText``, if the body has been parsed.
  func plainText(of document: MarkdownDocument) -> String {
    let text = document.plainText
    return dateline.map { "\($0) \(text)" } ?? text
  }
}

extension Content {
  /// The section and the keywords.
  var categories: [String] { (section.map { [$0] } ?? []) + keywords }
}
