package import Digests
package import Editorial
package import Foundation
package import PostgreSQL
import PostgresEventStore

/// A row of ``PublicItemQuery``.
package struct PublicItemRow: Sendable {
  /// The last published revision.
  package let revision: RevisionRow
  /// Nil if the article is not live, or if its text was erased.
  package let body: String?
  /// The keys of pictures of the revision that were erased.
  package let erasedPictures: Set<Digest>
  package let slug: Slug
  /// Oldest first.
  package let formerSlugs: [Slug]
  package let state: PublicationState
  package let killNotice: String?
  package let holdNotice: String?
  package let edition: Int
  package let firstPublishedAt: Date
  package let lastPublishedAt: Date
  package let changedAt: Date
  package let changedPosition: Int64
  /// In order: the kind, the notice, and when it was published.
  package let corrections: [(kind: CorrectionKind, notice: String, publishedAt: Date)]

  package init(_ row: borrowing Row) throws {
    revision = try RevisionRow.table.record(row)
    body = try row.value("body")
    let stored: [Digest]? = try row.value("stored_pictures")
    erasedPictures = Set(revision.pictures.map(\.key)).subtracting(stored ?? [])
    slug = try row.value("slug")
    let formerSlugs: [String] = try row.value("former_slugs")
    self.formerSlugs = formerSlugs.compactMap(Slug.init)
    state = try row.value("publication_state")
    killNotice = try row.value("kill_notice")
    holdNotice = try row.value("hold_notice")
    edition = try row.value("edition")
    firstPublishedAt = try row.value("public_since")
    lastPublishedAt = try row.value("modified_at")
    changedAt = try row.value("changed_at")
    changedPosition = try row.value("changed_position")
    let kinds: [CorrectionKind] = try row.value("correction_kinds")
    let notices: [String] = try row.value("correction_notices")
    let times: [Date] = try row.value("correction_times")
    corrections = zip(kinds, zip(notices, times)).map { kind, rest in
      (kind: kind, notice: rest.0, publishedAt: rest.1)
    }
  }
}
