import Editorial
import Manuscripts

extension Picture {
  /// The paths of files to which an article refers, each once, in its order.
  static func paths(lead: ArticleImage?, body: String) -> [String] {
    let inBody = mayHavePictures(body) ? MarkdownDocument(body).pictures : []
    var seen: Set<String> = []
    return ((lead.map { [$0.uri] } ?? []) + inBody.map(\.uri))
      .compactMap(Picture.path).filter { seen.insert($0).inserted }
  }

  /// Whether the text has `![`, as each picture begins. Most texts have none.
  private static func mayHavePictures(_ body: String) -> Bool {
    var previous: UInt8 = 0
    for byte in body.utf8 {
      if byte == UInt8(ascii: "["), previous == UInt8(ascii: "!") { return true }
      previous = byte
    }
    return false
  }
}
