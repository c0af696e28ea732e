package import HTML

/// Makes a page a preview of the site: it says so, and its links to other pages lead nowhere, because
/// they are not there.
package struct SitePreview: Sendable {
  /// Says at the top of the page that it is a preview.
  let note: String
  /// Those of the note: its language and direction.
  let attributes: [HTMLAttribute]

  package init(note: String, attributes: [HTMLAttribute]) {
    (self.note, self.attributes) = (note, attributes)
  }

  func write(to writer: inout HTMLWriter) {
    writer.write(.p, [.cssClass("preview")] + attributes, text: note)
  }

  /// What the style has besides.
  static let css = """
    header.site .preview { flex-basis: 100%; margin: 0 0 .4rem; padding: .3rem .7rem; border: .15rem dashed var(--accent); color: var(--accent); font-weight: 700; }

    """
}
