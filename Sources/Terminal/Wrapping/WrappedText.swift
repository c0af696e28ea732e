import PlainText

/// Text in one style. It is sanitized when it is made; line breaks in it are kept when it is
/// wrapped.
package struct StyledRun: Hashable, Sendable {
  package let text: String
  package let style: Style

  package init(_ text: String, _ style: Style = []) {
    self.text = SanitizedText(block: text).description
    self.style = style
  }
}

/// Styled text broken into lines of at most a given width.
///
/// Lines break at spaces and between ideographs, and within a word only when the word alone is
/// wider than a line.
package struct WrappedText: Hashable, Sendable {
  package let lines: [String]

  /// - Parameters:
  ///   - width: In columns. The least is 2, the width of one ideograph.
  ///   - hangingIndent: By how many columns to indent every line but the first. The width includes
  ///     it.
  package init(_ runs: [StyledRun], width: Int, hangingIndent: Int = 0, paint: Paint) {
    var filler = LineFiller(
      width: max(hangingIndent + 2, width), hangingIndent: hangingIndent, paint: paint)
    for run in runs { filler.add(run) }
    lines = filler.finish()
  }

  package init(
    _ text: String, _ style: Style = [], width: Int, hangingIndent: Int = 0,
    paint: Paint = Paint(isOn: false)
  ) {
    self.init(
      [StyledRun(text, style)], width: width, hangingIndent: hangingIndent, paint: paint)
  }
}
