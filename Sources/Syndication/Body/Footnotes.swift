import HTML

/// Writes the references to footnotes, and the footnotes as a list at the end.
struct Footnotes {
  private let idPrefix: String
  private var isListOpen = false
  /// The footnotes to which the text has referred so far.
  private var referred: Set<Int> = []

  init(idPrefix: String) { self.idPrefix = idPrefix }

  mutating func refer(to number: Int, in writer: inout HTMLWriter) {
    // An id may occur only once. The footnote leads back to its first reference.
    if referred.insert(number).inserted {
      writer.begin(.sup, .id(referenceID(number)))
    } else {
      writer.begin(.sup)
    }
    writer.write(.a, .link(toID: footnoteID(number)), text: String(number))
    writer.end()
  }

  mutating func begin(_ number: Int, in writer: inout HTMLWriter) {
    if !isListOpen {
      writer.begin(.section, .cssClass("footnotes"), .role("doc-endnotes"))
      writer.begin(.ol)
      isListOpen = true
    }
    writer.begin(.li, .id(footnoteID(number)))
  }

  func end(_ number: Int, in writer: inout HTMLWriter) {
    writer.write(.a, .link(toID: referenceID(number)), .role("doc-backlink"), text: "↩")
    writer.end()
  }

  func end(in writer: inout HTMLWriter) {
    guard isListOpen else { return }
    writer.end()
    writer.end()
  }

  private func footnoteID(_ number: Int) -> String { "\(idPrefix)footnote-\(number)" }
  private func referenceID(_ number: Int) -> String { "\(idPrefix)reference-\(number)" }
}
