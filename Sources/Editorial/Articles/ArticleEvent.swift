package import Digests
package import Foundation

/// What has happened to an article. The stored names and payloads are the codec's, not these.
package enum ArticleEvent: Hashable, Sendable {
  /// Revision 1, under `slug`.
  indirect case drafted(slug: Slug, content: Content, digest: Digest)
  /// Revision 1 of what was written elsewhere, `source` says in what.
  indirect case imported(
    slug: Slug, content: Content, digest: Digest, origin: ImportedArticle.Origin, source: String?)
  /// It was public before: revision 1 is.
  case publicationImported(
    digest: Digest, slug: Slug, firstAt: Date, last: ImportedArticle.Origin)
  /// It was corrected before.
  case correctionImported(
    digest: Digest, kind: CorrectionKind, notice: String, origin: ImportedArticle.Origin)
  /// Saved as `revision`; whatever was submitted or approved is so no longer.
  indirect case revised(revision: Int, content: Content, digest: Digest, restoredFrom: Int?)
  case submitted(revision: Int, digest: Digest)
  case submissionWithdrawn(revision: Int)
  case changesRequested(revision: Int, reason: String)
  case approved(revision: Int, digest: Digest)
  case publicationScheduled(at: Date, zone: String, revision: Int, digest: Digest)
  case scheduleCancelled
  case published(revision: Int, digest: Digest, slug: Slug)
  /// A due schedule was refused by the rule of this name.
  case publicationFailed(rule: String)
  case correctionPublished(revision: Int, digest: Digest, kind: CorrectionKind, notice: String)
  case unpublished(reason: String)
  case killed(reason: String, notice: String)
  case embargoSet(until: Date)
  case embargoLifted(reason: String)
  case slugChanged(from: Slug, to: Slug)
  case assigned(to: String, due: CalendarDate?)
  /// `note` is the key of a text that is kept beside the log.
  case noteAdded(note: Digest)
  case spiked(reason: String)
  /// Back in the editorial state it was spiked from.
  case unspiked(state: EditorialState)
  /// The texts with these keys are kept no more: those of `revisions`, and of the notes that are the
  /// events of the article with the numbers `notes`.
  indirect case textErased(
    texts: [Digest], revisions: [Int], notes: [Int], reason: String, ground: String)
}

/// How a published text was mended.
package enum CorrectionKind: String, Hashable, Sendable, CaseIterable {
  /// Something was wrong.
  case correction
  /// Something was unclear.
  case clarification
}
