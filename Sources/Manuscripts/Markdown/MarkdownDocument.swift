/// The parsed text of a manuscript.
package struct MarkdownDocument: Hashable, Sendable {
  /// In the order of the text.
  package let events: [MarkdownEvent]

  package init(_ text: String) {
    events = MarkdownParser.events(of: text)
  }

  /// The text without markup, with one line per block or row of a table. It includes code, footnotes
  /// and the alternative texts of pictures, but no raw HTML.
  package var plainText: String { Self.plainText(of: events) }

  /// The text of some events, without markup.
  package static func plainText(of events: some Sequence<MarkdownEvent>) -> String {
    var text = ""
    for event in events {
      switch event {
      case .text(let words), .code(let words): text += words
      case .codeBlock(let lines): text += lines
      case .softBreak, .exit(.tableCell): text += " "
      case .lineBreak, .exit(.paragraph), .exit(.heading), .exit(.tableRow): text += "\n"
      default: break
      }
    }
    return text
  }

  /// Whether it has raw HTML, which readers see as text.
  package var hasHTML: Bool {
    events.contains { event in
      switch event {
      case .html, .htmlBlock: true
      default: false
      }
    }
  }

  /// The number of words in ``plainText``. In scripts without spaces, each character counts as a
  /// word.
  package var wordCount: Int { WordCount.of(plainText) }
}
