/// Styled text fitted to a width: broken at spaces, between ideographs, and within a word only when
/// the word alone is wider than a line. No line is wider than the width.
package struct WrappedText: Hashable, Sendable {
  package let lines: [String]

  /// - Parameter width: In columns; less than 2 is taken for 2, the width of one ideograph.
  package init(_ runs: [StyledRun], width: Int, styling: TextStyling) {
    var filler = LineFiller(width: max(2, width), styling: styling)
    for run in runs { filler.add(run) }
    lines = filler.finish()
  }

  package init(
    _ text: String, _ attributes: TextAttributes = [], width: Int, styling: TextStyling
  ) {
    self.init([StyledRun(text, attributes)], width: width, styling: styling)
  }
}
