/// Reads HTML as browsers do: no text is malformed.
package enum HTMLReader {
  /// Deeper elements are refused. The parser stops at 256.
  package static let maximumDepth = 200

  /// HTML_PARSE_RECOVER, NODEFDTD, NOERROR, NOWARNING, NONET and COMPACT.
  private static let options: CInt = 1 | 1 << 2 | 1 << 5 | 1 << 6 | 1 << 11 | 1 << 16

  /// The pieces of a fragment of HTML, such as the text of an article.
  package static func events(of html: String) throws(XMLProblem) -> [MarkupEvent] {
    let library = try LibXML2.loaded()
    // Without these, the parser would move comments, and put the first words in a paragraph.
    var bytes = Array("<html><body>".utf8)
    bytes += html.utf8.lazy.filter { $0 != 0 }
    guard let count = CInt(exactly: bytes.count) else {
      throw XMLProblem(.tooLong(limit: Int(CInt.max)), line: nil)
    }
    let document = bytes.withUnsafeBytes {
      library.readHTML(
        $0.baseAddress?.assumingMemoryBound(to: CChar.self), count, nil, "UTF-8", options)
    }
    guard let document else { return [] }
    defer { library.freeDocument(document) }
    guard let reader = library.walker(document) else { return [] }
    defer { library.freeReader(reader) }
    return try events(of: reader, library)
  }

  private static func events(
    of reader: OpaquePointer, _ library: LibXML2
  ) throws(XMLProblem) -> [MarkupEvent] {
    var events: [MarkupEvent] = []
    while library.read(reader) == 1 {
      let depth = Int(library.depth(reader))
      guard depth <= maximumDepth else {
        throw XMLProblem(.tooDeep(limit: maximumDepth), line: nil)
      }
      switch library.nodeType(reader) {
      case 1:
        let isEmpty = library.isEmptyElement(reader) == 1
        let element = library.element(reader)
        guard !isDocument(element.name, depth) else { break }
        events.append(.start(element))
        if isEmpty { events.append(.end) }
      case 15:
        if !isDocument(library.text(library.localName, reader) ?? "", depth) {
          events.append(.end)
        }
      case 3, 4, 13, 14: events.append(.text(library.text(library.value, reader) ?? ""))
      case 8: events.append(.comment(library.text(library.value, reader) ?? ""))
      default: break
      }
    }
    return events
  }

  /// Whether it is one of the elements around the fragment.
  private static func isDocument(_ name: String, _ depth: Int) -> Bool {
    depth == 0 && name == "html" || depth == 1 && name == "body"
  }
}
