package import Foundation
package import PostgresEventStore

/// A round of an article: from its first submission since it was last published to the publication
/// that came of it.
package struct TurnaroundRow: ReadModelRecord {
  package enum Kind: String, Sendable {
    /// The article became public for the first time.
    case first
    case update
    /// Published with a notice, be it a correction or a clarification.
    case correction
  }

  package var article = UUID.unset
  /// From 1.
  package var round = 0
  package var section: String?
  package var language = ""
  package var draftedBy = ""
  /// Who submitted first; nil while the round is only being written.
  package var submittedBy: String?
  /// When it was submitted first; a later submission of the round leaves it as it is.
  package var submittedAt: Date?
  /// The submissions after the first.
  package var resubmissions = 0
  package var changesRequested = 0
  /// The approval that holds, if there is one.
  package var approvedBy: String?
  package var approvedAt: Date?
  package var publishedBy: String?
  package var publishedAt: Date?
  /// A ``Kind``, once published.
  package var kind: String?

  package init() {}

  package static let table = TableDefinition<TurnaroundRow>(
    "turnaround", stream: ("article", \.article), ordinal: ("round", \.round),
    indexes: ["submitted_at", "\(LongText.key("section")), submitted_at"],
    columns: [
      Column("article", \.article), Column("round", \.round), Column("section", \.section),
      Column("language", \.language), Column("drafted_by", \.draftedBy),
      Column("submitted_by", \.submittedBy), Column("submitted_at", \.submittedAt),
      Column("resubmissions", \.resubmissions), Column("changes_requested", \.changesRequested),
      Column("approved_by", \.approvedBy), Column("approved_at", \.approvedAt),
      Column("published_by", \.publishedBy), Column("published_at", \.publishedAt),
      Column("kind", \.kind),
    ])
}
