import HTML
import Newsroom

/// What surrounds a page for readers: no part of the desk, but whose page it is, and a way back to the
/// article.
struct ReaderFrame {
  let title: String
  /// Nil if there is none to go back to.
  let article: RepliableArticle?

  /// The page in UTF-8.
  func page(_ content: (inout HTMLWriter) -> Void) -> [UInt8] {
    DeskFrame.document(
      title: title,
      header: { writer in
        guard let article else { return }
        let address = article.address.flatMap { WebAddress($0) }
        guard article.publisher != nil || address != nil else { return }
        writer.begin(.header, .cssClass("desk"))
        if let publisher = article.publisher {
          writer.write(.p, .cssClass("name"), .direction("auto"), text: publisher)
        }
        if let address {
          writer.begin(.p, .cssClass("back"))
          writer.write(.a, .link(address), text: ReplyWebWords.toArticle)
          writer.end()
        }
        writer.end()
      }, content: content)
  }
}
