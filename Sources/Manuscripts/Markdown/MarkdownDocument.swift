/// A manuscript's text, parsed once.
package struct MarkdownDocument: Hashable, Sendable {
  let events: [MarkdownEvent]

  package init(_ text: String) {
    events = MarkdownParser.events(of: text)
  }

  /// What it says without its marks, a line a block. Code and the words for pictures are part of it,
  /// raw HTML is not.
  package var plainText: String {
    var text = ""
    for event in events {
      switch event {
      case .text(let words), .code(let words): text += words
      case .codeBlock(let lines): text += lines
      case .softBreak: text += " "
      case .lineBreak, .exit(.paragraph), .exit(.heading): text += "\n"
      default: break
      }
    }
    return text
  }

  /// The words of ``plainText``; of scripts that put no space between words, the characters.
  package var wordCount: Int { WordCount.of(plainText) }
}
