import XML

/// Reads blocks of HTML.
struct HTMLBlockReader {
  /// Whether line breaks in text that is in no paragraph are kept.
  let breaksText: Bool
  /// Whether those in paragraphs and lists are kept, too.
  let breaksParagraphs: Bool

  private var blocks: [HTMLBlock] = []
  /// Text that is in no block yet.
  private var loose: [HTMLInline] = []

  init(breaksText: Bool, breaksParagraphs: Bool) {
    (self.breaksText, self.breaksParagraphs) = (breaksText, breaksParagraphs)
  }

  /// Reads to the end of the element that was read last.
  mutating func blocks(_ source: inout HTMLSource) -> [HTMLBlock] {
    readFlow(&source)
    flush()
    return blocks
  }

  private mutating func readFlow(_ source: inout HTMLSource) {
    while let event = source.next() {
      switch event {
      case .end: return
      case .comment: break
      case .text(let text):
        loose += HTMLInlineReader.pieces(
          of: text, after: loose.last, breaksLines: breaksText, isLoose: breaksText)
      case .start(let element): read(element, HTMLElementRole(element.name), &source)
      }
    }
  }

  private mutating func read(
    _ element: MarkupElement, _ role: HTMLElementRole, _ source: inout HTMLSource
  ) {
    switch role {
    case .paragraph:
      let inlines = inlines(&source, breaksLines: breaksParagraphs)
      add(paragraphs: inlines)
    case .heading(let level):
      let inlines = HTMLInlineTidying.tidy(inlines(&source, breaksLines: false))
      if !inlines.isEmpty { add(.heading(level, inlines)) }
    case .quote:
      let content = nested(&source)
      if !content.isEmpty { add(.quote(content)) }
    case .list(let isNumbered): readList(element, isNumbered: isNumbered, &source)
    case .term:
      add(paragraphs: [.styled(.strong, inlines(&source, breaksLines: false))])
    case .preformatted:
      let code = source.firstElement(["code"])
      let language = HTMLCode.language(of: element) ?? code.flatMap(HTMLCode.language) ?? ""
      let text = source.textOfElement()
      if text.contains(where: { !$0.isWhitespace }) { add(.code(text, language: language)) }
    case .rule:
      add(.rule)
      source.skipElement()
    case .table:
      flush()
      blocks += HTMLTableReader.blocks(&source)
    case .embed: readEmbed(element, &source)
    case .item, .tablePart: add(nested(&source))
    case .block:
      if element.attributes["role"] == "doc-endnotes", !source.footnotes.isEmpty {
        add(footnotes(&source))
      } else if element.name == "figure" {
        source.takeCaption()
        add(nested(&source))
        source.endFigure()
      } else if element.name == "figcaption", source.hasCaption {
        source.skipElement()
      } else if element.name == "figcaption" {
        add(paragraphs: [.styled(.emphasis, inlines(&source, breaksLines: false))])
      } else {
        add(nested(&source))
      }
    case .lineBreak, .styled, .code, .link, .image, .quotation, .plain, .unstyled, .hidden, .silent,
      .unknown:
      guard source.elementContainsBlocks, role != .hidden else {
        loose += HTMLInlineReader(breaksLines: breaksText).read(element, role, &source)
        return
      }
      // Markdown has no style around blocks. Their content remains.
      if role != .plain { source.lose("<\(element.name)> around paragraphs") }
      add(nested(&source))
    }
  }

  /// The blocks in the element that was read last.
  private func nested(_ source: inout HTMLSource) -> [HTMLBlock] {
    var reader = HTMLBlockReader(
      breaksText: breaksParagraphs, breaksParagraphs: breaksParagraphs)
    return reader.blocks(&source)
  }

  /// The notes in the section that was read last.
  private func footnotes(_ source: inout HTMLSource) -> [HTMLBlock] {
    var notes: [HTMLBlock] = []
    var depth = 0
    while depth >= 0, let event = source.next() {
      switch event {
      case .start(let element):
        if let number = source.footnotes.number(of: element) {
          let content = nested(&source)
          if !content.isEmpty { notes.append(.footnote(number, content)) }
        } else {
          depth += 1
        }
      case .end: depth -= 1
      case .text(let words):
        if words.contains(where: { !$0.isWhitespace }) { source.lose("text beside footnotes") }
      case .comment: break
      }
    }
    return notes
  }

  private func inlines(_ source: inout HTMLSource, breaksLines: Bool) -> [HTMLInline] {
    HTMLInlineReader(breaksLines: breaksLines).inlines(&source)
  }

  private mutating func readList(
    _ element: MarkupElement, isNumbered: Bool, _ source: inout HTMLSource
  ) {
    var items: [[HTMLBlock]] = []
    loop: while let event = source.next() {
      switch event {
      case .end: break loop
      case .comment: break
      case .text(let text):
        if text.contains(where: { !$0.isWhitespace }) { items.append([.paragraph([.text(text)])]) }
      case .start(let child):
        let role = HTMLElementRole(child.name)
        var reader = HTMLBlockReader(
          breaksText: breaksParagraphs, breaksParagraphs: breaksParagraphs)
        if role == .item {
          items.append(reader.blocks(&source))
        } else {
          reader.read(child, role, &source)
          reader.flush()
          // A list between items belongs to the item above it.
          if items.isEmpty { items.append([]) }
          items[items.count - 1] += reader.blocks
        }
      }
    }
    items.removeAll(where: \.isEmpty)
    guard !items.isEmpty else { return }
    let start = element.attributes["start"].flatMap(Int.init).map { min(max($0, 0), 999_999_999) }
    add(.list(start: isNumbered ? start ?? 1 : nil, items: items))
  }

  private mutating func readEmbed(_ element: MarkupElement, _ source: inout HTMLSource) {
    let inner = source.firstElement(["source", "embed", "iframe"])
    let address =
      element.attributes["src"] ?? element.attributes["data"] ?? inner?.attributes["src"]
    source.skipElement()
    guard let address, let safe = HTMLAddress(address) else {
      source.lose("<\(element.name)>")
      return
    }
    source.lose("<\(element.name)> (now a link)")
    let title = element.attributes["title"].flatMap { $0.isEmpty ? nil : $0 } ?? safe.text
    add(.paragraph([.link(safe.text, [.text(title)])]))
  }

  private mutating func add(_ block: HTMLBlock) { add([block]) }

  private mutating func add(_ more: [HTMLBlock]) {
    flush()
    blocks += more
  }

  private mutating func add(paragraphs inlines: [HTMLInline]) {
    flush()
    loose = inlines
    flush()
  }

  /// Makes paragraphs of the text that is in no block.
  private mutating func flush() {
    for part in loose.split(separator: .paragraphBreak) {
      let inlines = HTMLInlineTidying.tidy(Array(part))
      if !inlines.isEmpty { blocks.append(.paragraph(inlines)) }
    }
    loose = []
  }
}
