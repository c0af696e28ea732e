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
  /// The live article to read instead of a killed one; nil if there is none.
  package let replacement: (article: UUID, slug: Slug)?
  /// The killed articles that the live one replaces, in the order of the kills.
  package let replaced: [(article: UUID, slug: Slug)]
  /// In order: the kind, the notice, and when it was published.
  package let corrections: [(kind: CorrectionKind, notice: String, publishedAt: Date)]
  /// The texts before and after the last corrections, by their numbers, as far as both texts exist;
  /// empty unless the article is live and the query reads them.
  package let wordings: [Int: (former: PublicWording, present: PublicWording)]
  /// The approved replies, oldest first; empty unless the article is live and the query reads them.
  package let replies: [PublicReplyRow]
  /// Whether readers may reply; nil for the default of the newsroom, or if the query does not read it.
  package let replyPolicy: ReplyPolicy?

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
    let replacement: UUID? = try row.value("replacement")
    let replacementSlug: Slug? = try row.value("replacement_slug")
    self.replacement = replacement.flatMap { id in replacementSlug.map { (id, $0) } }
    let replaced: [UUID] = try row.value("replaced")
    let replacedSlugs: [String] = try row.value("replaced_slugs")
    self.replaced = zip(replaced, replacedSlugs).compactMap { id, slug in
      Slug(slug).map { (id, $0) }
    }
    let kinds: [CorrectionKind] = try row.value("correction_kinds")
    let notices: [String] = try row.value("correction_notices")
    let times: [Date] = try row.value("correction_times")
    corrections = zip(kinds, zip(notices, times)).map { kind, rest in
      (kind: kind, notice: rest.0, publishedAt: rest.1)
    }
    let numbers: [Int] = try row.value("wording_numbers")
    let (former, present) = (
      try PublicWording.all(row, "former"), try PublicWording.all(row, "present")
    )
    wordings = Dictionary(uniqueKeysWithValues: zip(numbers, zip(former, present).map { ($0, $1) }))
    replies = try PublicReplyRow.all(row)
    let policy: String? = try row.value("reply_policy")
    replyPolicy = policy.flatMap { ReplyPolicy($0) }
  }
}

/// What readers read at one time, as far as corrections show it.
package struct PublicWording: Hashable, Sendable {
  package let headline: String
  /// Empty if there is none.
  package let standfirst: String
  /// In Markdown.
  package let body: String

  fileprivate static func all(
    _ row: borrowing Row, _ name: String
  ) throws -> [PublicWording] {
    let headlines: [String] = try row.value("\(name)_headlines")
    let standfirsts: [String] = try row.value("\(name)_standfirsts")
    let bodies: [String] = try row.value("\(name)_bodies")
    return zip(headlines, zip(standfirsts, bodies)).map { headline, rest in
      PublicWording(headline: headline, standfirst: rest.0, body: rest.1)
    }
  }
}
