package import Terminal

/// Styled text fitted to a width: broken at spaces, between ideographs, and within a word only when
/// the word alone is wider than a line. No line is wider than the width.
package struct WrappedText: Hashable, Sendable {
  package let lines: [String]

  /// - Parameter width: In columns; less than 2 is taken for 2, the width of one ideograph.
  package init(_ runs: [StyledRun], width: Int, paint: Paint) {
    var filler = LineFiller(width: max(2, width), paint: paint)
    for run in runs { filler.add(run) }
    lines = filler.finish()
  }

  package init(
    _ text: String, _ style: Style = [], width: Int, paint: Paint
  ) {
    self.init([StyledRun(text, style)], width: width, paint: paint)
  }
}
