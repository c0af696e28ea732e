/// A line of the text with the changes in it.
struct ChangedParagraph {
  var runs: [StyledRun] = []
  var isChanged = false
  /// Whether a blank line goes before it.
  var isSetApart = false
}
