import XML

/// Reads text with its styles, links and images.
struct HTMLInlineReader {
  /// Whether line breaks in the text are kept.
  let breaksLines: Bool

  /// Reads to the end of the element that was read last.
  func inlines(_ source: inout HTMLSource) -> [HTMLInline] {
    var inlines: [HTMLInline] = []
    while let event = source.next() {
      switch event {
      case .end: return inlines
      case .comment: break
      case .text(let text):
        inlines += Self.pieces(
          of: text, after: inlines.last, breaksLines: breaksLines, isLoose: false)
      case .start(let element):
        inlines += read(element, HTMLElementRole(element.name), &source)
      }
    }
    return inlines
  }

  func read(
    _ element: MarkupElement, _ role: HTMLElementRole, _ source: inout HTMLSource
  ) -> [HTMLInline] {
    switch role {
    case .lineBreak:
      source.skipElement()
      return [.lineBreak]
    case .styled(let style): return [.styled(style, inlines(&source))]
    case .code:
      let text = source.textOfElement()
      return text.isEmpty ? [] : [.code(text)]
    case .link: return link(element, &source)
    case .image:
      source.skipElement()
      return image(element, &source)
    case .quotation: return [.text("“")] + inlines(&source) + [.text("”")]
    case .plain: return inlines(&source)
    case .unstyled:
      if element.name == "sup",
        let number = source.footnotes.number(atEndOf: source.firstElement(["a"]))
      {
        source.skipElement()
        return [.footnoteReference(number)]
      }
      source.lose("<\(element.name)> (its text is kept)")
      return inlines(&source)
    case .unknown:
      source.lose("<\(element.name.prefix(40))> (its text is kept)")
      return inlines(&source)
    case .hidden:
      source.lose("<\(element.name)>")
      source.skipElement()
      return []
    case .silent, .rule:
      source.skipElement()
      return []
    case .embed:
      source.lose("<\(element.name)>")
      source.skipElement()
      return []
    case .preformatted: return [.lineBreak, .code(source.textOfElement()), .lineBreak]
    case .block, .paragraph, .heading, .quote, .list, .item, .term, .table, .tablePart:
      return [.lineBreak] + inlines(&source) + [.lineBreak]
    }
  }

  private func link(_ element: MarkupElement, _ source: inout HTMLSource) -> [HTMLInline] {
    if let number = source.footnotes.number(atEndOf: element) {
      source.skipElement()
      return [.footnoteReference(number)]
    }
    if element.attributes["role"] == "doc-backlink", !source.footnotes.isEmpty {
      source.skipElement()
      return []
    }
    let content = inlines(&source)
    guard let href = element.attributes["href"] else { return content }
    guard let address = HTMLAddress(href) else {
      if !href.isEmpty { source.lose("links to scripts (their text is kept)") }
      return content
    }
    return [.link(address.text, content)]
  }

  private func image(_ element: MarkupElement, _ source: inout HTMLSource) -> [HTMLInline] {
    guard let src = element.attributes["src"], let address = HTMLAddress(src) else {
      source.lose("<img> without an address")
      return []
    }
    return [.image(address.text, alt: element.attributes["alt"] ?? "")]
  }

  /// A text in pieces: words, and line breaks if they are kept. Runs of blanks become one space.
  ///
  /// - Parameters:
  ///   - last: What comes before the text. A line break in the text that follows `<br>` is none.
  ///   - isLoose: Whether an empty line begins a paragraph.
  static func pieces(
    of text: String, after last: HTMLInline? = nil, breaksLines: Bool, isLoose: Bool
  ) -> [HTMLInline] {
    let pieces = pieces(of: text, breaksLines: breaksLines, isLoose: isLoose)
    return last == .lineBreak && pieces.first == .lineBreak ? Array(pieces.dropFirst()) : pieces
  }

  private static func pieces(
    of text: String, breaksLines: Bool, isLoose: Bool
  ) -> [HTMLInline] {
    var pieces: [HTMLInline] = []
    var words = String.UnicodeScalarView()
    var newlines = 0
    var isBlank = false
    func flush() {
      if isBlank, newlines == 0 || !breaksLines { words.append(" ") }
      if !words.isEmpty { pieces.append(.text(String(words))) }
      words = String.UnicodeScalarView()
      if breaksLines, newlines > 0 {
        pieces.append(newlines > 1 && isLoose ? .paragraphBreak : .lineBreak)
      }
      newlines = 0
      isBlank = false
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n":
        newlines += 1
        isBlank = true
      case " ", "\t", "\r", "\u{0C}": isBlank = true
      default:
        if breaksLines, newlines > 0 { flush() }
        if isBlank { words.append(" ") }
        isBlank = false
        newlines = 0
        words.append(scalar)
      }
    }
    flush()
    return pieces
  }
}
