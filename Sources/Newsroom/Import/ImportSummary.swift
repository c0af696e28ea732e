package import JSON

/// The result of an import.
package struct ImportSummary: Sendable {
  /// Articles that were imported.
  package internal(set) var imported: Int
  /// Articles that had been imported before.
  package internal(set) var known: Int
  /// Articles that cannot be imported; only a rehearsal counts them.
  package internal(set) var problems: Int
  /// The problems of these articles by their kind; an article may have several.
  package internal(set) var kinds = ImportTally()
  /// Fields that no mapping mentions, and in how many files they are.
  package private(set) var unknown: [ImportCount] = []
  /// What was left out, such as a field, and in how many articles.
  package internal(set) var leftOut = ImportTally()
  /// How long the batches took to be recorded, which happens one after the other. It is in no answer.
  package internal(set) var recording = Duration.zero

  package init(imported: Int = 0, known: Int = 0, problems: Int = 0) {
    (self.imported, self.known, self.problems) = (imported, known, problems)
  }

  /// Before an import of files.
  ///
  /// - Parameters:
  ///   - unknown: The fields that the mapping does not mention.
  ///   - others: The number of files that are not read.
  package init(unknown: [UnknownImportField], others: Int) {
    self.init()
    self.unknown = unknown.map { ImportCount(name: $0.name, count: $0.files) }
    if others > 0 { leftOut.add("files that are not Markdown", others) }
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
      JSONMember(
        "problemKinds", "The problems of these articles by their kind, the most frequent first.",
        \.kinds.counts),
      JSONMember(
        "unknownFields",
        "The fields that no mapping mentions, with the number of files that have them.", \.unknown),
      JSONMember(
        "leftOut", "What was left out, such as a field, and how often; the most frequent first.",
        \.leftOut.counts),
    ])
}
