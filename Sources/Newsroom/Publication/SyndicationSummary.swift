package import JSON

/// What was written.
package struct SyndicationSummary: Hashable, Sendable {
  /// The number of articles.
  package let items: Int
  /// The number of articles that the format cannot express, because the public cannot read them.
  package let leftOut: Int
  /// The number of articles whose files were removed from the folder of the export, because the
  /// public cannot read them.
  package let removed: Int
  /// The position in the log after which an export of changes continues this one: that of the last
  /// change that is included, or an earlier one while an article is in quarantine.
  package let position: Int64
}

extension SyndicationSummary: JSONDescribed {
  package static let json = JSONDescription<SyndicationSummary>(
    "SyndicationSummary", "What was exported.",
    [
      JSONMember("items", "The number of articles.", \.items),
      JSONMember(
        "leftOut", "The number of articles that the format cannot express.", \.leftOut),
      JSONMember(
        "removed", "The number of articles whose files were removed, because they are gone.",
        \.removed),
      JSONMember(
        "position", "The position in the log after which an export of changes continues this one.",
        \.position),
    ])
}
