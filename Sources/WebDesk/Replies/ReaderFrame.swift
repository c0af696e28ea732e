import HTML
import Newsroom

/// What surrounds a page for readers: no part of the desk, and a way back to the article.
struct ReaderFrame {
  let title: String
  /// Nil if there is none to go back to.
  let article: RepliableArticle?

  /// The page in UTF-8.
  func page(_ content: (inout HTMLWriter) -> Void) -> [UInt8] {
    DeskFrame.document(
      title: title,
      header: { writer in
        guard let article, let address = address(of: article) else { return }
        writer.begin(.header, .cssClass("desk"))
        writer.begin(.p)
        writer.write(.a, .link(address), text: ReplyWebWords.toArticle)
        writer.end()
        writer.end()
      }, content: content)
  }

  private func address(of article: RepliableArticle) -> WebAddress? {
    article.address.flatMap { WebAddress($0) }
  }
}
