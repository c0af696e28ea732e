import HTMLConversion
import Manuscripts
import XML

/// A text of Atom: a title, a summary or a content (RFC 4287, sections 3.1 and 4.1.3).
struct AtomText {
  /// The value of `type`; `text` if there is none.
  private let type: String
  /// The address of a content that is elsewhere.
  private let source: String?
  /// What the element contains.
  private let pieces: [MarkupEvent]

  init(_ element: MarkupElement, _ pieces: [MarkupEvent]) {
    type = element.attributes["type"]?.lowercased() ?? "text"
    source = element.attributes["src"]
    self.pieces = pieces
  }

  /// Why the text cannot be read; nil if it can.
  var omission: String? {
    if source != nil { return "content that is elsewhere (src)" }
    switch type {
    case "text", "html", "xhtml": return nil
    case let type where type.hasPrefix("text/"): return nil
    default: return "content of type \(Quoted(type))"
    }
  }

  /// As pieces of HTML. Nothing if it cannot be read.
  func markup() throws(XMLProblem) -> [MarkupEvent] {
    if omission != nil { return [] }
    switch type {
    case "html", "text/html": return try HTMLReader.events(of: words)
    case "xhtml": return pieces
    default: return [MarkupEvent](plainText: words)
    }
  }

  /// Without markup.
  func plain() throws(XMLProblem) -> String {
    switch type {
    case "html", "text/html", "xhtml": MarkdownDocument(HTMLText(try markup()).markdown).plainText
    default: words
    }
  }

  private var words: String {
    pieces.reduce(into: "") { words, piece in
      if case .text(let text) = piece { words += text }
    }
  }
}
