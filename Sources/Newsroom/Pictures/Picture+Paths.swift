import Editorial
import Manuscripts

extension Picture {
  /// The paths of files to which an article refers, each once, in its order.
  static func paths(lead: ArticleImage?, body: String) -> [String] {
    // Each picture in a text begins so, and most texts have none.
    let inBody = body.utf8.contains(UInt8(ascii: "!")) ? MarkdownDocument(body).pictures : []
    var seen: Set<String> = []
    return ((lead.map { [$0.uri] } ?? []) + inBody.map(\.uri))
      .compactMap(Picture.path).filter { seen.insert($0).inserted }
  }
}
