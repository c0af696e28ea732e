import XML

/// Reads a table. A cell is one line in Markdown, so blocks in it become text.
enum HTMLTableReader {
  /// The table after its caption; or the content of its cells if it has no rows.
  ///
  /// - Parameter source: After the start of the table; moves behind its end.
  static func blocks(_ source: inout HTMLSource) -> [HTMLBlock] {
    var rows: [[[HTMLInline]]] = []
    var blocks: [HTMLBlock] = []
    // The elements that are open in the table.
    var depth = 1
    while depth > 0, let event = source.next() {
      switch event {
      case .end: depth -= 1
      case .text, .comment: break
      case .start(let element):
        let role = HTMLElementRole(element.name)
        switch element.name {
        case "tr":
          rows.append([])
          depth += 1
        case "td", "th":
          if rows.isEmpty { rows.append([]) }
          rows[rows.count - 1].append(cell(&source))
          let span = element.attributes["colspan"].flatMap(Int.init) ?? 1
          for _ in 1..<max(2, min(span, 50)) where span > 1 { rows[rows.count - 1].append([]) }
        case "caption":
          let caption = HTMLInlineTidying.tidy([.styled(.strong, cell(&source))])
          if !caption.isEmpty { blocks.append(.paragraph(caption)) }
        default:
          if role == .silent || role == .hidden { source.skipElement() } else { depth += 1 }
        }
      }
    }
    rows.removeAll { $0.allSatisfy(\.isEmpty) }
    let width = min(rows.map(\.count).max() ?? 0, 200)
    if width == 0 { return blocks }
    // One column is how pages were laid out, not a table.
    if width == 1 { return blocks + rows.map { .paragraph($0[0]) } }
    let full = rows.map { row in
      Array(row.prefix(width)) + Array(repeating: [], count: max(0, width - row.count))
    }
    return blocks + [.table(full)]
  }

  private static func cell(_ source: inout HTMLSource) -> [HTMLInline] {
    let inlines = HTMLInlineReader(breaksLines: false).inlines(&source)
    return HTMLInlineTidying.tidy(inlines.map(withoutBreaks))
  }

  private static func withoutBreaks(_ inline: HTMLInline) -> HTMLInline {
    switch inline {
    case .lineBreak, .paragraphBreak: .text(" ")
    case .styled(let style, let inner): .styled(style, inner.map(withoutBreaks))
    case .link(let address, let inner): .link(address, inner.map(withoutBreaks))
    case .text, .code, .image, .footnoteReference: inline
    }
  }
}
