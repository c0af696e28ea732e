import HTML

extension PageFrame {
  /// Writes the links to the pages around one of several pages; nothing if there are none.
  ///
  /// - Parameter links: Each with its words and its relation; without a target, there is no such page.
  func writePager(
    _ links: [(target: SitePath?, words: String, relation: String)], to writer: inout HTMLWriter
  ) {
    guard links.contains(where: { $0.target != nil }) else { return }
    writer.begin(
      .nav, [.cssClass("pager"), .label(SiteWords.pages)] + language.interfaceAttributes)
    writer.begin(.ul)
    for (target, words, relation) in links {
      guard let target else { continue }
      writer.begin(.li)
      writer.write(.a, link(target), .relation(relation), text: words)
      writer.end()
    }
    writer.end()
    writer.end()
  }
}
