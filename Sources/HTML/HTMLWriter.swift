/// Writes HTML that is also well-formed XML. It escapes all text and closes every element, so nothing
/// in an article can become markup.
package struct HTMLWriter: Sendable {
  private var bytes: [UInt8] = []
  private var openElements: [HTMLElement] = []

  package init() {}

  /// A writer for about so many bytes.
  package init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// What was written so far.
  package var html: String { String(decoding: bytes, as: UTF8.self) }

  /// What was written so far, in UTF-8.
  package var utf8: [UInt8] { bytes }

  /// What was written so far, for another writer. All elements must be ended.
  package var fragment: HTMLFragment {
    precondition(openElements.isEmpty)
    return HTMLFragment(bytes: bytes)
  }

  /// Begins a document, and its root element. Only this can come before it.
  package mutating func beginDocument(_ attributes: [HTMLAttribute]) {
    precondition(bytes.isEmpty)
    bytes += "<!DOCTYPE html>\n".utf8
    begin(.html, attributes)
  }

  /// Begins an element. Write its content next, and then call ``end()``.
  package mutating func begin(_ element: HTMLElement, _ attributes: HTMLAttribute...) {
    begin(element, attributes)
  }

  package mutating func begin(_ element: HTMLElement, _ attributes: [HTMLAttribute]) {
    precondition(!element.isEmpty)
    writeTag(element, attributes, isEmpty: false)
    openElements.append(element)
  }

  /// Ends the element that was begun last.
  package mutating func end() {
    let element = openElements.removeLast()
    append("</")
    bytes += element.name.utf8
    append(">")
  }

  /// Writes an element with text alone.
  package mutating func write(
    _ element: HTMLElement, _ attributes: HTMLAttribute..., text: String
  ) {
    write(element, attributes, text: text)
  }

  package mutating func write(_ element: HTMLElement, _ attributes: [HTMLAttribute], text: String) {
    begin(element, attributes)
    write(text)
    end()
  }

  /// Writes an element without content, such as a picture.
  package mutating func write(empty element: HTMLElement, _ attributes: HTMLAttribute...) {
    write(empty: element, attributes)
  }

  package mutating func write(empty element: HTMLElement, _ attributes: [HTMLAttribute]) {
    precondition(element.isEmpty)
    writeTag(element, attributes, isEmpty: true)
  }

  /// Writes text. Characters that neither HTML nor XML can contain are replaced by U+FFFD.
  package mutating func write(_ text: String) { Escaping.append(text, to: &bytes) }

  /// Writes what another writer wrote.
  package mutating func write(_ fragment: HTMLFragment) { bytes += fragment.bytes }

  /// Writes JSON-LD for programs that read the page. Browsers do not run it.
  ///
  /// - Parameter json: A JSON text in UTF-8. It can contain what would end the element.
  package mutating func write(linkedData json: [UInt8]) {
    bytes += "<script type=\"application/ld+json\">".utf8
    for byte in json {
      switch byte {
      // JSON has these characters only in strings.
      case UInt8(ascii: "<"): bytes += "\\u003c".utf8
      case UInt8(ascii: ">"): bytes += "\\u003e".utf8
      case UInt8(ascii: "&"): bytes += "\\u0026".utf8
      default: bytes.append(byte)
      }
    }
    bytes += "</script>".utf8
  }

  /// Loads a module of scripts from this site. No page contains a script.
  package mutating func write(module address: WebAddress) {
    bytes += "<script type=\"module\" src=\"".utf8
    Escaping.append(address.text, to: &bytes)
    bytes += "\"></script>".utf8
  }

  private mutating func writeTag(
    _ element: HTMLElement, _ attributes: [HTMLAttribute], isEmpty: Bool
  ) {
    append("<")
    bytes += element.name.utf8
    for attribute in attributes {
      append(" ")
      bytes += attribute.name.utf8
      append("=\"")
      Escaping.append(attribute.value, to: &bytes)
      append("\"")
    }
    append(isEmpty ? "/>" : ">")
  }

  private mutating func append(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
