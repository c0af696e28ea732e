package import Editorial
package import Foundation
package import PostgresEventStore

/// A round of an article: from the first submission since it was last published to the next
/// publication.
package struct TurnaroundRow: ReadModelRecord {
  package enum Kind: String, CaseIterable, Sendable {
    /// The article became public for the first time.
    case first
    case update
    /// Published with the notice of a correction or a clarification.
    case correction
  }

  package var article = UUID.unset
  /// From 1.
  package var round = 0
  package var section: String?
  package var language = LanguageTag.unset
  package var draftedBy = ""
  /// Who submitted first; nil until then.
  package var submittedBy: String?
  /// When it was first submitted; later submissions of the round do not change it.
  package var submittedAt: Date?
  /// The submissions after the first.
  package var resubmissions = 0
  package var changesRequested = 0
  /// The approval that holds, if there is one.
  package var approvedBy: String?
  package var approvedAt: Date?
  package var publishedBy: String?
  package var publishedAt: Date?
  /// Nil until it is published.
  package var kind: Kind?

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
