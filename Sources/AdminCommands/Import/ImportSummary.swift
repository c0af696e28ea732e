import JSON
import PlainText
import Terminal

/// The result of an import.
struct ImportSummary {
  /// Articles that were imported.
  var imported = 0
  /// Articles that had been imported before.
  var known = 0
  /// Articles that cannot be imported; only a dry run counts them.
  var problems = 0

  /// In words, without a full stop.
  func words(isRehearsal: Bool) -> String {
    let parts = [
      "\(Count.of(imported, "article"))\(isRehearsal ? " would be" : "") imported",
      known == 0 ? nil : "\(Figure.count(known)) already imported",
      problems == 0 ? nil : "\(Figure.count(problems)) refused",
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }
}

extension ImportSummary: JSONDescribed {
  static let json = JSONDescription<ImportSummary>(
    "ImportSummary", "The result of an import.",
    [
      JSONMember("imported", "The articles that were imported.", \.imported),
      JSONMember("known", "The articles that had been imported before.", \.known),
      JSONMember(
        "problems", "The articles that cannot be imported; only a dry run counts them.",
        \.problems),
    ])
}
