import CCMarkGFM

/// Parses CommonMark with libcmark-gfm, without its extensions.
enum MarkdownParser {
  /// Deeper quotations and lists are shown at this depth.
  private static let maximumDepth = 32

  static func events(of text: String) -> [MarkdownEvent] {
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return [] }
    defer { cmark_parser_free(parser) }
    NestingBound.applied(to: Array(text.utf8)).withUnsafeBytes { bytes in
      cmark_parser_feed(
        parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    guard let root = cmark_parser_finish(parser) else { return [] }
    defer { cmark_node_free(root) }
    guard let iterator = cmark_iter_new(root) else { return [] }
    defer { cmark_iter_free(iterator) }

    var events: [MarkdownEvent] = []
    var depth = 0
    while true {
      let step = cmark_iter_next(iterator)
      if step == CMARK_EVENT_DONE { return events }
      guard let node = cmark_iter_get_node(iterator) else { return events }
      let isEntering = step == CMARK_EVENT_ENTER
      guard let container = container(of: node) else {
        if isEntering, let leaf = leaf(of: node) { events.append(leaf) }
        continue
      }
      if container.isNest, !isEntering { depth -= 1 }
      if !container.isNest || depth < maximumDepth {
        events.append(isEntering ? .enter(container) : .exit(container))
      }
      if container.isNest, isEntering { depth += 1 }
    }
  }

  private static func container(
    of node: OpaquePointer
  ) -> MarkdownEvent.Container? {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_BLOCK_QUOTE: .quote
    case CMARK_NODE_LIST:
      .list(
        start: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
          ? Int(cmark_node_get_list_start(node)) : nil,
        isTight: cmark_node_get_list_tight(node) != 0)
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link(uri: string(cmark_node_get_url(node)))
    case CMARK_NODE_IMAGE: .image(uri: string(cmark_node_get_url(node)))
    default: nil
    }
  }

  private static func leaf(of node: OpaquePointer) -> MarkdownEvent? {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT: .text(string(cmark_node_get_literal(node)))
    case CMARK_NODE_CODE: .code(string(cmark_node_get_literal(node)))
    case CMARK_NODE_HTML_INLINE: .html(string(cmark_node_get_literal(node)))
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE_BLOCK: .codeBlock(string(cmark_node_get_literal(node)))
    case CMARK_NODE_HTML_BLOCK: .htmlBlock(string(cmark_node_get_literal(node)))
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    default: nil
    }
  }

  private static func string(_ text: UnsafePointer<CChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }
}
