package import Editorial
package import Foundation
package import PostgresEventStore

/// A correction of any kind. It is shown with the article permanently.
package struct CorrectionRow: ReadModelRecord {
  package var article = UUID.unset
  /// The version of the event that published it.
  package var version = 0
  /// The position of this event in the log.
  package var position = 0
  /// From 1, in the order of publication.
  package var number = 0
  package var kind = CorrectionKind.correction
  package var notice = ""
  package var revision = 0
  /// The revision that was live before; nil if an import does not say it.
  package var former: Int?
  package var publishedBy = ""
  package var publishedAt = Date.unset

  package init() {}

  package static let table = TableDefinition<CorrectionRow>(
    "corrections", stream: ("article", \.article), ordinal: ("version", \.version),
    indexes: ["position"],
    columns: [
      Column("article", \.article), Column("version", \.version),
      Column("position", \.position), Column("number", \.number), Column("kind", \.kind),
      Column("notice", \.notice), Column("revision", \.revision),
      Column("former", \.former),
      Column("published_by", \.publishedBy), Column("published_at", \.publishedAt),
    ])
}
