import XML

/// The footnotes of a text: the items of a section with the role `doc-endnotes`, to whose ids the text
/// refers.
struct HTMLFootnotes {
  /// The numbers in Markdown by the ids, from 1 in the order of the notes.
  private let numbers: [String: Int]

  init(in events: [MarkupEvent]) {
    var numbers: [String: Int] = [:]
    // For each open element, whether it is in such a section.
    var open: [Bool] = []
    for event in events {
      switch event {
      case .start(let element):
        let isNote = open.last == true && element.name == "li"
        if isNote, let id = element.attributes["id"], numbers[id] == nil {
          numbers[id] = numbers.count + 1
        }
        open.append(open.last == true || element.attributes["role"] == "doc-endnotes")
      case .end: _ = open.popLast()
      case .text, .comment: break
      }
    }
    self.numbers = numbers
  }

  var isEmpty: Bool { numbers.isEmpty }

  /// The number of the note that is this element; nil for another element.
  func number(of element: MarkupElement) -> Int? {
    element.name == "li" ? element.attributes["id"].flatMap { numbers[$0] } : nil
  }

  /// The number of the note to which a link leads; nil for another link.
  func number(atEndOf link: MarkupElement?) -> Int? {
    guard let link, let address = link.attributes["href"], address.hasPrefix("#") else {
      return nil
    }
    return numbers[String(address.dropFirst())]
  }
}
