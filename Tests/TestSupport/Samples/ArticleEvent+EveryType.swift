package import Editorial
import Foundation

extension ArticleEvent {
  /// One event of each stored type, in the order of ``StoredEventType``. Those that claim a slug
  /// claim different ones.
  package static var everyType: [ArticleEvent] {
    let content = Content.sample()
    let digest = content.digest
    let noon = Date(timeIntervalSince1970: 1_795_435_200)
    let origin = ImportedArticle.Origin(by: "Ada Keller", at: noon - 86_400)
    return [
      .sampleDraft("every-type"),
      .imported(
        slug: .sample("every-type-imported"), content: content, digest: digest, origin: origin,
        source: nil),
      .publicationImported(
        digest: digest, slug: .sample("every-type-imported"), firstAt: origin.at, last: origin),
      .correctionImported(
        digest: digest, kind: .correction, notice: "It is a metre, not two.", origin: origin),
      .sampleRevision(2),
      .submitted(revision: 2, digest: digest),
      .submissionWithdrawn(revision: 2),
      .changesRequested(revision: 2, reason: "The height is missing."),
      .approved(revision: 2, digest: digest),
      .publicationScheduled(at: noon, zone: "Europe/Berlin", revision: 2, digest: digest),
      .scheduleCancelled,
      .published(revision: 2, digest: digest, slug: .sample("every-type")),
      .publicationFailed(rule: "embargoed"),
      .correctionPublished(
        revision: 2, digest: digest, kind: .correction, notice: "It is a metre, not two."),
      .refiled(revision: 2, digest: digest, notice: "Fixes a letter.", former: digest),
      .unpublished(reason: "A complaint is being looked into."),
      .held(reason: "The owner disputes it.", notice: "We are checking this article."),
      .holdLifted(reason: nil),
      .unpublicationScheduled(at: noon, zone: "Europe/Berlin"),
      .unpublicationCancelled,
      .unpublicationFailed(rule: "notPublished"),
      .killed(reason: "Lost in court.", notice: "This article was withdrawn."),
      .embargoSet(until: noon),
      .embargoLifted(reason: "The council has spoken."),
      .slugChanged(from: .sample("every-type"), to: .sample("every-type-renamed")),
      .assigned(to: "emil", due: CalendarDate(year: 2026, month: 12, day: 1)),
      .assignmentEnded(assignee: "emil"),
      .noteAdded(note: digest),
      .replyPolicySet(.closed),
      .spiked(reason: "Overtaken."),
      .unspiked(state: .draft),
      .textErased(
        texts: [content.manuscript], revisions: [1, 2], notes: [], reason: "It names a minor.",
        ground: "GDPR Art. 17"),
    ]
  }
}
