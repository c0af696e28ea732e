package import Digests
package import Editorial
import Manuscripts

/// The live text of an article, with everything that readers see.
package struct PublicText: Hashable, Sendable {
  package let content: Content
  /// The body in Markdown.
  package let markdown: String
  /// The keys of pictures that were erased from the text.
  package let erasedPictures: Set<Digest>
  private let document: MarkdownDocument

  package init(_ content: Content, markdown: String, erasedPictures: Set<Digest> = []) {
    self.content = content
    self.markdown = markdown
    self.erasedPictures = erasedPictures
    document = MarkdownDocument(markdown)
  }

  /// The dateline as readers see it; nil for none.
  package var dateline: String? { content.dateline?.rendered }

  /// The body as HTML, with the dateline in its first paragraph.
  ///
  /// - Parameters:
  ///   - publisher: On whose site the stored pictures are.
  ///   - idPrefix: Makes the ids of footnotes unique on a page with several articles.
  package func html(for publisher: Publisher, idPrefix: String = "") -> String {
    ArticleBody(
      document, dateline: dateline, idPrefix: idPrefix,
      pictureSource: { publisher.source(ofPictureAt: $0, in: self) }
    ).html
  }

  /// The body without markup, with the dateline before it.
  package var plainText: String {
    let text = document.plainText
    return dateline.map { "\($0) \(text)" } ?? text
  }
}
