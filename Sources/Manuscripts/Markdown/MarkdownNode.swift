import CCMarkGFM

/// Translates the parser's nodes.
enum MarkdownNode {
  /// - Parameter footnote: The number of footnotes so far.
  static func container(_ node: OpaquePointer, footnote: Int) -> MarkdownEvent.Container? {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_BLOCK_QUOTE: .quote
    case CMARK_NODE_LIST:
      .list(
        start: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
          ? Int(cmark_node_get_list_start(node)) : nil,
        isTight: cmark_node_get_list_tight(node) != 0)
    case CMARK_NODE_ITEM: .item(isDone: isDone(node))
    case CMARK_NODE_FOOTNOTE_DEFINITION: .footnote(number: footnote)
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link(uri: string(cmark_node_get_url(node)))
    case CMARK_NODE_IMAGE: .image(uri: string(cmark_node_get_url(node)))
    default: extended(node)
    }
  }

  static func leaf(_ node: OpaquePointer) -> MarkdownEvent? {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT: .text(literal(node))
    case CMARK_NODE_CODE: .code(literal(node))
    case CMARK_NODE_HTML_INLINE: .html(literal(node))
    case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference(Int(literal(node)) ?? 0)
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE_BLOCK: .codeBlock(literal(node))
    case CMARK_NODE_HTML_BLOCK: .htmlBlock(literal(node))
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    default: nil
    }
  }

  /// The types of the extensions' nodes are numbered when the extensions are registered, so they are
  /// known by their names.
  private static func extended(_ node: OpaquePointer) -> MarkdownEvent.Container? {
    switch string(cmark_node_get_type_string(node)) {
    case "table": .table(alignments(of: node))
    case "table_header", "table_row": .tableRow
    case "table_cell": .tableCell
    case "strikethrough": .strikethrough
    default: nil
    }
  }

  private static func isDone(_ item: OpaquePointer) -> Bool? {
    guard string(cmark_node_get_type_string(item)) == "tasklist" else { return nil }
    return cmark_gfm_extensions_get_tasklist_item_checked(item)
  }

  private static func alignments(of table: OpaquePointer) -> [MarkdownEvent.Alignment] {
    let count = Int(cmark_gfm_extensions_get_table_columns(table))
    guard let letters = cmark_gfm_extensions_get_table_alignments(table) else { return [] }
    return UnsafeBufferPointer(start: letters, count: count).map { letter in
      switch letter {
      case UInt8(ascii: "r"): .right
      case UInt8(ascii: "c"): .centre
      default: .left
      }
    }
  }

  private static func literal(_ node: OpaquePointer) -> String {
    string(cmark_node_get_literal(node))
  }

  private static func string(_ text: UnsafePointer<CChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }
}
