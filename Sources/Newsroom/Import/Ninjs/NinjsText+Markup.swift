import HTMLConversion
import Manuscripts
import XML

extension NinjsText {
  /// Without markup.
  var plain: String {
    get throws(XMLProblem) {
      isHTML
        ? MarkdownDocument(HTMLText(try HTMLReader.events(of: value)).markdown).plainText : value
    }
  }

  /// As pieces of HTML. In a plain text, an empty line begins a paragraph.
  var markup: [MarkupEvent] {
    get throws(XMLProblem) {
      isHTML ? try HTMLReader.events(of: value) : [MarkupEvent](plainText: value)
    }
  }
}

extension [MarkupEvent] {
  /// Paragraphs of a text without markup. An empty line begins one, and other line breaks are kept.
  init(plainText: String) {
    self = []
    let lines = plainText.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for lines in lines.split(whereSeparator: { $0.allSatisfy(\.isWhitespace) }) {
      append(.start(MarkupElement("p")))
      for (number, line) in lines.enumerated() {
        if number > 0 { self += [.start(MarkupElement("br")), .end] }
        append(.text(String(line)))
      }
      append(.end)
    }
  }

  /// Without a dateline at the beginning of the first words.
  func withoutDateline(_ dateline: String?) -> [MarkupEvent] {
    guard let dateline else { return self }
    for (place, event) in enumerated() {
      guard case .text(let words) = event, words.contains(where: { !$0.isWhitespace }) else {
        continue
      }
      let text = words.drop(while: \.isWhitespace)
      guard text.hasPrefix(dateline) else { return self }
      var events = self
      let rest = text.dropFirst(dateline.count)
      events[place] = .text(String(rest.drop(while: \.isWhitespace)))
      return events
    }
    return self
  }
}
