package import Editorial
package import Foundation
package import PostgresEventStore

/// A slug that leads to an article, now or formerly.
package struct SlugRow: ReadModelRecord {
  package var article = UUID.unset
  /// The version of the event that first claimed it.
  package var claimed = 0
  package var slug = Slug.unset
  package var isCurrent = true
  package var since = Date.unset

  package init() {}

  package static let table = TableDefinition<SlugRow>(
    "slugs", stream: ("article", \.article), ordinal: ("claimed", \.claimed),
    indexes: ["slug"],
    columns: [
      Column("article", \.article), Column("claimed", \.claimed), Column("slug", \.slug),
      Column("is_current", \.isCurrent), Column("since", \.since),
    ])
}
