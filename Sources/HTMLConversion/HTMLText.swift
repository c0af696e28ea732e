package import XML

/// HTML as Markdown, and what of it Markdown cannot express.
package struct HTMLText: Sendable {
  /// How line breaks in the source are meant.
  package enum LineBreaks: Sendable {
    /// As spaces, which is the rule of HTML.
    case spaces
    /// As WordPress shows them. In texts of its classic editor, and in text outside of its blocks, an
    /// empty line begins a paragraph, and other line breaks are kept.
    case wordPress
  }

  /// CommonMark with tables and strikethrough; it ends with a line break unless it is empty.
  package let markdown: String
  /// Those of pictures that have one, in the order of the text. They are not in the Markdown.
  package let captions: [HTMLCaption]
  /// What was left out or changed, such as `<script>`, and how often.
  package let losses: [String: Int]

  /// - Throws: `XMLProblem` if elements are nested too deeply, or if libxml2 is not installed.
  package init(_ html: String, lineBreaks: LineBreaks = .spaces) throws(XMLProblem) {
    let isClassic = lineBreaks == .wordPress && !html.contains("<!-- wp:")
    self.init(
      try HTMLReader.events(of: html), breaksText: lineBreaks == .wordPress,
      breaksParagraphs: isClassic)
  }

  /// HTML whose pieces were read, such as XHTML in other XML.
  ///
  /// - Parameter pieces: Not nested more deeply than ``HTMLReader`` allows.
  package init(_ pieces: [MarkupEvent]) {
    self.init(pieces, breaksText: false, breaksParagraphs: false)
  }

  private init(_ pieces: [MarkupEvent], breaksText: Bool, breaksParagraphs: Bool) {
    var source = HTMLSource(pieces)
    var reader = HTMLBlockReader(breaksText: breaksText, breaksParagraphs: breaksParagraphs)
    let blocks = reader.blocks(&source)
    losses = source.losses
    captions = source.captions
    markdown = MarkdownBlockWriter.text(of: blocks)
  }
}
