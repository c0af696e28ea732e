package import JSON

/// What an export of the site has written.
package struct SiteSummary: Hashable, Sendable {
  /// The number of articles that readers of the site can read.
  package let articles: Int
  /// The number of articles that have changed since the former export; all, if the site is new.
  package let changed: Int
  /// The number of pages that were written.
  package let pages: Int
  /// Whether the site was written as a whole.
  package let isWhole: Bool
  /// The position in the log after which the next export to the folder continues.
  package let position: Int64
  /// Why some pictures could not be made.
  package var problems: [String] = []
}

extension SiteSummary: JSONDescribed {
  package static let json = JSONDescription<SiteSummary>(
    "SiteSummary", "What an export of the site has written.",
    [
      JSONMember(
        "articles", "The number of articles that readers of the site can read.", \.articles),
      JSONMember(
        "changed",
        "The number of articles that have changed since the former export; all, if the site is new.",
        \.changed),
      JSONMember("pages", "The number of pages that were written.", \.pages),
      JSONMember("isWhole", "Whether the site was written as a whole.", \.isWhole),
      JSONMember(
        "position", "The position in the log after which the next export to the folder continues.",
        \.position),
      JSONMember("problems", "Why some pictures could not be made.", \.problems),
    ])
}
