package import JSON

/// The result of an import.
package struct ImportSummary: Sendable {
  /// Articles that were imported.
  package internal(set) var imported: Int
  /// Articles that had been imported before.
  package internal(set) var known: Int
  /// Articles that cannot be imported; only a rehearsal counts them.
  package internal(set) var problems: Int

  package init(imported: Int = 0, known: Int = 0, problems: Int = 0) {
    (self.imported, self.known, self.problems) = (imported, known, problems)
  }
}

extension ImportSummary: JSONDescribed {
  package static let json = JSONDescription<ImportSummary>(
    "ImportSummary", "The result of an import.",
    [
      JSONMember("imported", "The articles that were imported.", \.imported),
      JSONMember("known", "The articles that had been imported before.", \.known),
      JSONMember(
        "problems", "The articles that cannot be imported; only a dry run counts them.",
        \.problems),
    ])
}
