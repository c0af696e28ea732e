import XML

/// A figure that is one picture with a caption.
struct HTMLFigure {
  let caption: HTMLCaption
  /// Whether the caption has styles or links, which a text without markup cannot have.
  let hasMarkup: Bool

  /// - Parameter content: What is in the element.
  init?(_ content: ArraySlice<MarkupEvent>) {
    var addresses: [String] = []
    var captions = 0
    // The depth in the caption and in its credit; 0 outside.
    var (inCaption, inCredit) = (0, 0)
    var (words, credit) = ("", "")
    var hasMarkup = false
    for event in content {
      switch event {
      case .start(let element):
        if element.name == "img" {
          guard inCaption == 0, let address = element.attributes["src"].flatMap(HTMLAddress.init)
          else { return nil }
          addresses.append(address.text)
        }
        if inCaption == 0, element.name == "figcaption" { captions += 1 }
        if inCaption > 0, inCredit > 0 || Self.isCredit(element) { inCredit += 1 }
        if inCaption > 0 {
          hasMarkup = hasMarkup || !Self.plain.contains(element.name)
          if HTMLElementRole(element.name).isBlock || element.name == "br" { words += " " }
        }
        if inCaption > 0 || element.name == "figcaption" { inCaption += 1 }
      case .end:
        if inCaption > 0 { inCaption -= 1 }
        if inCredit > 0 { inCredit -= 1 }
      case .text(let text):
        if inCredit > 0 { credit += text } else if inCaption > 0 { words += text }
      case .comment: break
      }
    }
    let texts = [words, credit].map {
      $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    guard addresses.count == 1, captions == 1, texts != ["", ""] else { return nil }
    caption = HTMLCaption(
      address: addresses[0], caption: texts[0].isEmpty ? nil : texts[0],
      credit: texts[1].isEmpty ? nil : texts[1])
    self.hasMarkup = hasMarkup
  }

  /// Elements that change nothing in the meaning of a caption.
  private static let plain: Set = ["bdi", "br", "cite", "div", "p", "small", "span"]

  private static func isCredit(_ element: MarkupElement) -> Bool {
    (element.attributes["class"] ?? "").lowercased().contains("credit")
  }
}
