package import Digests
package import Foundation

/// Something that happened to an article. ``StoredEventType`` and ``ArticleEventCodec`` define the
/// stored names and payloads, independently of the names here.
package enum ArticleEvent: Hashable, Sendable {
  /// Revision 1, under `slug`.
  indirect case drafted(slug: Slug, content: Content, digest: Digest)
  /// Revision 1 of an article from another system. `source` says which, if known.
  indirect case imported(
    slug: Slug, content: Content, digest: Digest, origin: ImportedArticle.Origin, source: String?)
  /// The imported article was published before: revision 1 is live.
  case publicationImported(
    digest: Digest, slug: Slug, firstAt: Date, last: ImportedArticle.Origin)
  /// The imported article was corrected before.
  case correctionImported(
    digest: Digest, kind: CorrectionKind, notice: String, origin: ImportedArticle.Origin)
  /// Content was saved as `revision`. A submission or an approval of an earlier one has ended.
  indirect case revised(revision: Int, content: Content, digest: Digest, restoredFrom: Int?)
  case submitted(revision: Int, digest: Digest)
  case submissionWithdrawn(revision: Int)
  case changesRequested(revision: Int, reason: String)
  case approved(revision: Int, digest: Digest)
  case publicationScheduled(at: Date, zone: String, revision: Int, digest: Digest)
  /// By an admin, or as a consequence of another event of the same command.
  case scheduleCancelled
  case published(revision: Int, digest: Digest, slug: Slug)
  /// The rule with this name refused a due schedule.
  case publicationFailed(rule: String)
  case correctionPublished(revision: Int, digest: Digest, kind: CorrectionKind, notice: String)
  /// A typographical correction. `former` is the digest of the live content with which the new one
  /// was compared: no number, name or date had changed.
  case refiled(revision: Int, digest: Digest, notice: String, former: Digest)
  /// By an admin, or because its time had come.
  case unpublished(reason: String)
  /// The public cannot read the text, but may read `notice`.
  case held(reason: String, notice: String?)
  case holdLifted(reason: String?)
  /// `zone` is the IANA name of the time zone in which the time was given.
  case unpublicationScheduled(at: Date, zone: String)
  /// By an admin, or as a consequence of another event of the same command.
  case unpublicationCancelled
  /// The rule with this name refused a due unpublication.
  case unpublicationFailed(rule: String)
  /// `replacement` is the article that readers should read instead.
  case killed(reason: String, notice: String, replacement: UUID? = nil)
  case embargoSet(until: Date)
  case embargoLifted(reason: String)
  case slugChanged(from: Slug, to: Slug)
  case assigned(to: String, due: CalendarDate?)
  /// The work that was assigned was published, or nobody will do it any more.
  case assignmentEnded(assignee: String)
  /// `note` is the key of the text, which is stored alongside the log. It is about the article as a whole
  /// if `about` is nil.
  case noteAdded(note: Digest, about: NoteSubject? = nil)
  /// Whether readers may reply; nil for the default of the newsroom.
  case replyPolicySet(ReplyPolicy?)
  case spiked(reason: String)
  /// `state` is the editorial state that the article had before it was spiked.
  case unspiked(state: EditorialState)
  /// The texts and pictures with these keys were erased. `revisions` are the numbers of the
  /// revisions that had the texts, and `notes` the versions of the events that added them as notes.
  indirect case textErased(
    texts: [Digest], pictures: [Digest] = [], revisions: [Int], notes: [Int], reason: String,
    ground: String)
}

/// Why a published text was changed.
package enum CorrectionKind: String, Hashable, Sendable, CaseIterable {
  /// Something was wrong.
  case correction
  /// Something was unclear.
  case clarification
  /// Something was mistyped: no number, name or date changed.
  case refile
}

// What the database stores or checks alongside an event, in the same transaction.
extension ArticleEvent {
  /// The slug that the event claims for its article. No other article may have it.
  package var slugClaim: Slug? { references.slugClaim }

  /// The key of the manuscript that the event cites.
  package var manuscript: Digest? { references.manuscript }

  /// The key of the note that the event cites.
  package var note: Digest? { references.note }

  /// The pictures that the event cites.
  package var pictures: [Picture] { references.pictures }

  /// The keys of the texts that the event erases.
  package var erasedTexts: [Digest] { references.erasedTexts }

  /// The keys of the pictures that the event erases.
  package var erasedPictures: [Digest] { references.erasedPictures }

  private struct References {
    var slugClaim: Slug?
    var manuscript: Digest?
    var note: Digest?
    var pictures: [Picture] = []
    var erasedTexts: [Digest] = []
    var erasedPictures: [Digest] = []
  }

  private var references: References {
    switch self {
    case .drafted(let slug, let content, _), .imported(let slug, let content, _, _, _):
      References(slugClaim: slug, manuscript: content.manuscript, pictures: content.pictures)
    case .revised(_, let content, _, _):
      References(manuscript: content.manuscript, pictures: content.pictures)
    case .slugChanged(_, let slug): References(slugClaim: slug)
    case .noteAdded(let note, _): References(note: note)
    case .textErased(let texts, let pictures, _, _, _, _):
      References(erasedTexts: texts, erasedPictures: pictures)
    case .publicationImported, .correctionImported, .submitted, .submissionWithdrawn,
      .held, .holdLifted, .unpublicationScheduled, .unpublicationCancelled, .unpublicationFailed,
      .changesRequested, .approved, .publicationScheduled, .scheduleCancelled, .published,
      .publicationFailed, .correctionPublished, .refiled, .unpublished, .killed, .embargoSet,
      .embargoLifted, .assigned, .assignmentEnded, .replyPolicySet, .spiked, .unspiked:
      References()
    }
  }
}
