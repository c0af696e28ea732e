/// Writes HTML that is also well-formed XML. It escapes all text and closes every element, so nothing
/// in an article can become markup.
package struct HTMLWriter: Sendable {
  private var bytes: [UInt8] = []
  private var openElements: [HTMLElement] = []

  package init() {}

  /// What was written so far.
  package var html: String { String(decoding: bytes, as: UTF8.self) }

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
    bytes += Array("</".utf8) + Array(element.name.utf8)
    bytes.append(UInt8(ascii: ">"))
  }

  /// Writes an element with text alone.
  package mutating func write(
    _ element: HTMLElement, _ attributes: HTMLAttribute..., text: String
  ) {
    begin(element, attributes)
    write(text)
    end()
  }

  /// Writes an element without content, such as a picture.
  package mutating func write(empty element: HTMLElement, _ attributes: HTMLAttribute...) {
    precondition(element.isEmpty)
    writeTag(element, attributes, isEmpty: true)
  }

  /// Writes text. Characters that neither HTML nor XML can contain are replaced by U+FFFD.
  package mutating func write(_ text: String) { Escaping.append(text, to: &bytes) }

  private mutating func writeTag(
    _ element: HTMLElement, _ attributes: [HTMLAttribute], isEmpty: Bool
  ) {
    bytes.append(UInt8(ascii: "<"))
    bytes += element.name.utf8
    for attribute in attributes {
      bytes.append(UInt8(ascii: " "))
      bytes += attribute.name.utf8
      bytes += "=\"".utf8
      Escaping.append(attribute.value, to: &bytes)
      bytes.append(UInt8(ascii: "\""))
    }
    bytes += isEmpty ? "/>".utf8 : ">".utf8
  }
}
