import PlainText
import Terminal

/// What an import came to.
struct ImportSummary: Encodable {
  /// Articles that are in now.
  var imported = 0
  /// Articles that were there from before.
  var known = 0
  /// Articles that could not come in, in a rehearsal.
  var problems = 0

  /// In words, without a full stop.
  func words(isRehearsal: Bool) -> String {
    let parts = [
      "\(Count.of(imported, "article"))\(isRehearsal ? " would be" : "") imported",
      known == 0 ? nil : "\(Figure.count(known)) there already",
      problems == 0 ? nil : "\(Figure.count(problems)) refused",
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }
}
