package import Editorial
package import Foundation
package import PostgresEventStore

/// A correction or clarification. It is shown with the article permanently.
package struct CorrectionRow: ReadModelRecord {
  package var article = UUID.unset
  /// The version of the event that published it.
  package var version = 0
  package var kind = CorrectionKind.correction
  package var notice = ""
  package var revision = 0
  package var publishedBy = ""
  package var publishedAt = Date.unset

  package init() {}

  package static let table = TableDefinition<CorrectionRow>(
    "corrections", stream: ("article", \.article), ordinal: ("version", \.version),
    columns: [
      Column("article", \.article), Column("version", \.version), Column("kind", \.kind),
      Column("notice", \.notice), Column("revision", \.revision),
      Column("published_by", \.publishedBy), Column("published_at", \.publishedAt),
    ])
}
