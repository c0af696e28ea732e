import PlainText

/// Reads XML piece by piece in constant memory.
///
/// It loads nothing from elsewhere, and refuses document type declarations, so no entity can expand.
/// Encodings other than UTF-8 must be declared.
package final class XMLReader {
  /// The most bytes between two pieces, and so of a text.
  private let limit: Int
  private let library: LibXML2
  private let input: XMLInput
  private let reader: OpaquePointer
  private var pending: [MarkupEvent] = []
  private var isAtEnd = false
  /// The number of open elements.
  private var depth = 0

  /// - Parameters:
  ///   - limit: The most bytes of a text.
  ///   - read: Fills the buffer with the next bytes and returns their number; 0 at the end. After an
  ///     error, it throws.
  package init(
    limit: Int = 16_000_000, read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int
  ) throws(XMLProblem) {
    library = try LibXML2.loaded()
    self.limit = min(limit, Self.maximumText)
    input = XMLInput(limit: limit, read: read)
    let context = Unmanaged.passUnretained(input).toOpaque()
    guard
      let reader = library.readerForIO(
        { context, bytes, count in
          guard let context, let bytes else { return -1 }
          return XMLInput.from(context).fill(bytes, count)
        }, nil, context, nil, nil, Self.options)
    else { throw XMLProblem(.unreadable, line: nil) }
    self.reader = reader
    input.line = { [library] in Int(library.line(reader)) }
    library.setErrorHandler(
      reader,
      { context, message, _, _ in
        guard let context, let message else { return }
        XMLInput.from(context).note(String(cString: message))
      }, context)
  }

  deinit { library.freeReader(reader) }

  /// The most bytes of a text that the parser reads. XML_PARSE_HUGE would lift this limit, but then
  /// the time grows with the square of the length.
  package static let maximumText = 10_000_000

  /// XML_PARSE_NONET. Without further options, the parser loads no external parts, and replaces no
  /// entities but the five of XML.
  private static let options: CInt = 1 << 11

  /// The line that was read last, from 1.
  package var line: Int { max(1, Int(library.line(reader))) }

  /// The next piece; nil at the end. Do not call it again after an error.
  package func next() throws(XMLProblem) -> MarkupEvent? {
    while pending.isEmpty {
      if isAtEnd { return nil }
      input.beginPiece()
      switch library.read(reader) {
      case 1: try readNode()
      case 0: isAtEnd = true
      default: throw problem()
      }
    }
    return pending.removeFirst()
  }

  private func readNode() throws(XMLProblem) {
    switch library.nodeType(reader) {
    case 1:
      let isEmpty = library.isEmptyElement(reader) == 1
      let element = library.element(reader)
      for (_, value) in element.attributes { try require(value) }
      pending.append(.start(element))
      if isEmpty { pending.append(.end) } else { depth += 1 }
    case 15:
      pending.append(.end)
      depth -= 1
    case 3, 4, 13, 14:
      if let text = library.text(library.value, reader) {
        try require(text)
        pending.append(.text(text))
      }
    case 8:
      let text = library.text(library.value, reader) ?? ""
      try require(text)
      pending.append(.comment(text))
    case 5: throw XMLProblem(.entity, line: line)
    case 10: throw XMLProblem(.documentType, line: line)
    default: break
    }
  }

  private func require(_ text: String) throws(XMLProblem) {
    guard text.utf8.count <= limit else { throw XMLProblem(.tooLong(limit: limit), line: line) }
  }

  private func problem() -> XMLProblem {
    if input.isTooLong { return XMLProblem(.tooLong(limit: limit), line: line) }
    if input.isUnreadable { return XMLProblem(.unreadable, line: nil) }
    guard let (message, line) = input.error else { return XMLProblem(.unreadable, line: line) }
    // The parser says that something follows the document.
    if depth > 0, input.isAtEnd, message.hasPrefix("Extra content") {
      return XMLProblem(.incomplete, line: line)
    }
    return XMLProblem(XMLProblem.Kind(message: message.trimmedLine), line: max(1, line))
  }
}

extension LibXML2 {
  func text(_ function: Text, _ reader: OpaquePointer) -> String? {
    function(reader).map { String(cString: $0) }
  }

  /// The element at which the reader is.
  func element(_ reader: OpaquePointer) -> MarkupElement {
    let name = text(localName, reader) ?? ""
    let namespace = text(namespace, reader)
    var attributes: [String: String] = [:]
    while moveToNextAttribute(reader) == 1 {
      attributes[text(localName, reader) ?? ""] = text(value, reader) ?? ""
    }
    _ = moveToElement(reader)
    return MarkupElement(name, namespace: namespace, attributes: attributes)
  }
}

extension String {
  /// Without blanks and line ends at its end.
  fileprivate var trimmedLine: String {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text.prefix(200))
  }
}
