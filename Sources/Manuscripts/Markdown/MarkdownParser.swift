import CCMarkGFM
import Synchronization

/// Parses CommonMark and GitHub's extensions of it with libcmark-gfm.
enum MarkdownParser {
  /// Deeper quotations and lists are shown at this depth.
  private static let maximumDepth = 32

  /// The library has one table for the process with the characters that its extensions look for in
  /// words. It adds them when it begins to read the words of a text, and removes them at the end, so
  /// another text would lose what it has struck out. A text in which they find nothing is parsed without
  /// them, and does not wait: a character in the table that no extension takes is a character.
  private static let words = Mutex(())

  static func events(of text: String) -> [MarkdownEvent] {
    let bounded = TableRows.keepingAllCells(in: NestingBound.applied(to: Array(text.utf8)))
    let footnotes = FootnoteDefinitions(in: bounded)
    let events = events(of: footnotes.text, footnotes: footnotes.count > 0)
    // The parser drops a footnote to which only code or another dropped footnote refers. Then all of
    // them become text.
    let isComplete = footnotes.count == 0 || footnotes.count == count(ofFootnotesIn: events)
    return isComplete
      ? events
      : Self.events(
        of: FootnoteDefinitions(in: bounded, escapesAll: true).text, footnotes: false)
  }

  private static func count(ofFootnotesIn events: [MarkdownEvent]) -> Int {
    events.count { if case .enter(.footnote) = $0 { true } else { false } }
  }

  private static func events(of text: [UInt8], footnotes: Bool) -> [MarkdownEvent] {
    // One tilde is often "about", so only two strike a text out.
    let options =
      CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE | (footnotes ? CMARK_OPT_FOOTNOTES : CMARK_OPT_DEFAULT)
    guard let parser = cmark_parser_new(options) else { return [] }
    defer { cmark_parser_free(parser) }
    let mayApplyToWords = MarkdownExtensions.mayApplyToWords(of: text)
    MarkdownExtensions.attach(
      to: parser, words: mayApplyToWords, tables: TableBound.allowsTables(in: text))
    text.withUnsafeBytes { bytes in
      cmark_parser_feed(
        parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    guard let root = finish(parser, alone: mayApplyToWords) else { return [] }
    defer { cmark_node_free(root) }
    guard let iterator = cmark_iter_new(root) else { return [] }
    defer { cmark_iter_free(iterator) }
    return events(of: iterator)
  }

  private static func finish(_ parser: OpaquePointer, alone: Bool) -> OpaquePointer? {
    guard alone else { return cmark_parser_finish(parser) }
    var root: OpaquePointer?
    words.withLock { _ in root = cmark_parser_finish(parser) }
    return root
  }

  private static func events(of iterator: OpaquePointer) -> [MarkdownEvent] {
    var events: [MarkdownEvent] = []
    var depth = 0
    var footnotes = 0
    while true {
      let step = cmark_iter_next(iterator)
      if step == CMARK_EVENT_DONE { return events }
      guard let node = cmark_iter_get_node(iterator) else { return events }
      let isEntering = step == CMARK_EVENT_ENTER
      let type = cmark_node_get_type(node)
      if type == CMARK_NODE_FOOTNOTE_DEFINITION, isEntering { footnotes += 1 }
      guard let container = MarkdownNode.container(node, footnote: footnotes) else {
        if isEntering, let leaf = MarkdownNode.leaf(node) { events.append(leaf) }
        continue
      }
      if container.isNest, !isEntering { depth -= 1 }
      if !container.isNest || depth < maximumDepth {
        events.append(isEntering ? .enter(container) : .exit(container))
      }
      if container.isNest, isEntering { depth += 1 }
    }
  }
}
