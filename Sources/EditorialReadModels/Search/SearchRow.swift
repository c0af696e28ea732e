package import Digests
package import Foundation
package import PostgresEventStore

/// An article as it is searched: its working revision and both states.
///
/// A killed or spiked article keeps its row, for those who work here: what the public may see is
/// for the states to say.
package struct SearchRow: ReadModelRecord {
  package var article = UUID.unset
  package var slug = ""
  package var revision = 0
  /// Of the revision's content; what the text index is kept by.
  package var digest = Digest.unset
  package var headline = ""
  package var standfirst: String?
  package var section: String?
  package var language = ""
  /// PostgreSQL's name for how the words of the language are told apart.
  package var configuration = ""
  /// The key of the body text.
  package var manuscript = Digest.unset
  package var editorialState = ""
  package var publicationState = ""
  /// When something that stands here last changed.
  package var updatedAt = Date.unset

  package init() {}

  package static let table = TableDefinition<SearchRow>(
    "search", stream: ("article", \.article),
    indexes: ["digest", "configuration", "updated_at DESC, article DESC"],
    columns: [
      Column("article", \.article), Column("slug", \.slug), Column("revision", \.revision),
      Column("digest", \.digest), Column("headline", \.headline),
      Column("standfirst", \.standfirst), Column("section", \.section),
      Column("language", \.language), Column("configuration", \.configuration),
      Column("manuscript", \.manuscript), Column("editorial_state", \.editorialState),
      Column("publication_state", \.publicationState), Column("updated_at", \.updatedAt),
    ])
}
