import Manuscripts

/// The texts of an article that a search looks through.
package enum SearchedText {
  /// The text that a reader sees.
  ///
  /// - Parameter body: Markdown.
  package static func shown(_ body: String) -> String { MarkdownDocument(body).plainText }

  /// The text that a reader sees, and after it the addresses of links and pictures, and HTML.
  static func indexed(_ body: String) -> String {
    let document = MarkdownDocument(body)
    var text = document.plainText
    for (index, event) in document.events.enumerated() {
      switch event {
      case .enter(.link(let uri)), .enter(.image(let uri)):
        // An address that is its own text is not indexed twice.
        let isShown = index + 1 < document.events.count && document.events[index + 1] == .text(uri)
        if !isShown { text += "\n\(uri)" }
      case .htmlBlock(let lines): text += "\n\(lines)"
      default: break
      }
    }
    return text
  }
}
