/// Writes XML with libxml2, which escapes all text and attributes.
///
/// ```swift
/// let writer = try XMLWriter()
/// writer.begin("entry", ["xml:lang": "en"])
/// writer.write("title", text: "Lights out")
/// writer.end()
/// let bytes = try writer.taken()
/// ```
///
/// It keeps only what was not taken yet, so documents of any size need constant memory. Several
/// elements without a common parent may follow each other: they are fragments of a document.
package final class XMLWriter {
  private let library: LibXML2Writing
  private let output = XMLOutput()
  private let writer: OpaquePointer
  private var depth = 0
  private var hasFailed = false

  /// - Throws: ``XMLProblem`` if libxml2 is not installed.
  package init() throws(XMLProblem) {
    library = try LibXML2Writing.loaded()
    let context = Unmanaged.passUnretained(output).toOpaque()
    let buffer = library.buffer(
      { context, bytes, count in
        guard let context, let bytes else { return -1 }
        XMLOutput.from(context).append(bytes, Int(count))
        return count
      }, nil, context, nil)
    // The writer frees the buffer.
    guard let buffer, let writer = library.writer(buffer) else {
      throw XMLProblem(.unwritable, line: nil)
    }
    self.writer = writer
  }

  deinit { library.freeWriter(writer) }

  /// Writes the XML declaration. The encoding is UTF-8.
  package func declare() { check(library.declare(writer, "1.0", "UTF-8", nil)) }

  /// Begins an element. Write its content next, and then call ``end()``.
  ///
  /// - Parameters:
  ///   - name: With a prefix if it has one. The caller declares namespaces as attributes.
  ///   - attributes: Those that are nil are left out.
  package func begin(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:]) {
    check(library.startElement(writer, name))
    depth += 1
    for (name, value) in attributes {
      if let value { check(library.attribute(writer, name, XMLText.valid(value))) }
    }
  }

  /// Ends the element that was begun last.
  package func end() {
    precondition(depth > 0)
    depth -= 1
    check(library.endElement(writer))
  }

  /// Writes an element with text alone, or an empty one.
  package func write(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text: String? = nil
  ) {
    begin(name, attributes)
    if let text { write(text: text) }
    end()
  }

  /// Writes text. Characters that XML cannot contain are replaced by U+FFFD.
  package func write(text: String) { check(library.text(writer, XMLText.valid(text))) }

  /// Writes markup that another writer made.
  ///
  /// - Parameter wellFormed: Text and complete elements.
  package func write(wellFormed markup: String) {
    var markup = markup
    markup.withUTF8 { utf8 in
      let bytes = UnsafeRawBufferPointer(utf8)
      guard !bytes.isEmpty else { return }
      check(
        library.markup(
          writer, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(bytes.count)))
    }
  }

  /// What was written since the last call.
  ///
  /// - Throws: ``XMLProblem`` if libxml2 had no memory.
  package func taken() throws(XMLProblem) -> [UInt8] {
    check(library.flush(writer))
    guard !hasFailed else { throw XMLProblem(.unwritable, line: nil) }
    return output.taken()
  }

  private func check(_ result: CInt) { if result < 0 { hasFailed = true } }
}

/// What a writer has written.
private final class XMLOutput {
  private var bytes: [UInt8] = []

  static func from(_ context: UnsafeMutableRawPointer) -> XMLOutput {
    Unmanaged<XMLOutput>.fromOpaque(context).takeUnretainedValue()
  }

  func append(_ pointer: UnsafePointer<CChar>, _ count: Int) {
    bytes += UnsafeRawBufferPointer(start: pointer, count: count)
  }

  func taken() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }
}
