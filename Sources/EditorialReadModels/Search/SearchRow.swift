package import Digests
package import Editorial
package import Foundation
package import PostgresEventStore

/// An article in the search: its working revision and both states.
///
/// A killed or spiked article keeps its row for the newsroom. The states say what the public may
/// see.
package struct SearchRow: ReadModelRecord {
  package var article = UUID.unset
  package var slug = Slug.unset
  package var revision = 0
  /// The position of the event that recorded the revision, which is the key of the text index.
  package var position = 0
  /// The digest of the revision's content.
  package var digest = Digest.unset
  package var headline = ""
  package var standfirst: String?
  package var section: String?
  package var language = LanguageTag.unset
  /// How PostgreSQL finds the words of the language.
  package var configuration = TextSearchConfiguration.simple
  /// The key of the body text.
  package var manuscript = Digest.unset
  package var editorialState = EditorialState.draft
  package var publicationState = PublicationState.unpublished
  /// When one of these values last changed.
  package var updatedAt = Date.unset

  package init() {}

  package static let table = TableDefinition<SearchRow>(
    "search", stream: ("article", \.article),
    indexes: ["position", "configuration"],
    columns: [
      Column("article", \.article), Column("slug", \.slug), Column("revision", \.revision),
      Column("position", \.position), Column("digest", \.digest),
      Column("headline", \.headline), Column("standfirst", \.standfirst),
      Column("section", \.section), Column("language", \.language),
      Column("configuration", \.configuration), Column("manuscript", \.manuscript),
      Column("editorial_state", \.editorialState),
      Column("publication_state", \.publicationState), Column("updated_at", \.updatedAt),
    ])
}
