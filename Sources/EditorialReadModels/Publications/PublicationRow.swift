package import Digests
package import Editorial
package import Foundation
package import PostgresEventStore

/// The public item of an article.
package struct PublicationRow: ReadModelRecord {
  package var article = UUID.unset
  package var slug = Slug.unset
  package var publicationState = PublicationState.published
  /// The last published revision, whether or not it is still public.
  package var revision = 0
  package var digest = Digest.unset
  package var firstPublishedAt = Date.unset
  package var lastPublishedAt = Date.unset
  package var publishedBy = ""
  package var killNotice: String?
  /// What the public reads while the article is on hold; nil for no more than that.
  package var holdNotice: String?
  /// The article to read instead of a killed one, if the kill names it.
  package var replacement: UUID?
  /// The number of texts that were live, from 1.
  package var edition = 0
  /// The number of corrections of every kind.
  package var corrections = 0
  /// When the public last saw a change, such as a correction, another slug or a kill.
  package var changedAt = Date.unset
  /// The position of the event that made this change.
  package var changedPosition = 0
  /// When it last changed where a link to the article leads: its slug, or whether it is live.
  package var linkChangedAt = Date.unset
  /// The position of the event that made this change.
  package var linkPosition = 0

  package init() {}

  package static let table = TableDefinition<PublicationRow>(
    "publications", stream: ("article", \.article),
    indexes: [
      "publication_state, last_published_at DESC, article DESC", "changed_position",
      "link_position", TableIndex("replacement", where: "replacement IS NOT NULL"),
    ],
    columns: [
      Column("article", \.article), Column("slug", \.slug),
      Column("publication_state", \.publicationState), Column("revision", \.revision),
      Column("digest", \.digest), Column("first_published_at", \.firstPublishedAt),
      Column("last_published_at", \.lastPublishedAt), Column("published_by", \.publishedBy),
      Column("kill_notice", \.killNotice), Column("replacement", \.replacement),
      Column("hold_notice", \.holdNotice), Column("edition", \.edition),
      Column("corrections", \.corrections),
      Column("changed_at", \.changedAt), Column("changed_position", \.changedPosition),
      Column("link_changed_at", \.linkChangedAt), Column("link_position", \.linkPosition),
    ])
}
