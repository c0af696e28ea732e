package import Editorial
import Foundation
import PlainText

extension ArticleEvent {
  /// A description that follows the actor's name.
  package var words: String {
    switch self {
    case .drafted(let slug, let content, _):
      "drafted \(slug), \(Self.words(content.wordCount))"
    case .imported(let slug, let content, _, let origin, let source):
      "imported \(slug), \(Self.words(content.wordCount)), written"
        + "\(Self.words(of: origin))\(source.map { ", from \($0)" } ?? "")"
    case .publicationImported(_, let slug, let firstAt, let last):
      "imported its publication as \(slug), first at \(firstAt.timestamp), last"
        + Self.words(of: last)
    case .correctionImported(_, let kind, let notice, let origin):
      "imported a \(kind.rawValue) published\(Self.words(of: origin)): \(notice)"
    case .revised(let revision, _, _, let restored?):
      "restored revision \(restored) as revision \(revision)"
    case .revised(let revision, let content, _, nil):
      "saved revision \(revision), \(Self.words(content.wordCount))"
    case .submitted(let revision, _): "submitted revision \(revision)"
    case .submissionWithdrawn(let revision): "withdrew revision \(revision)"
    case .changesRequested(let revision, let reason):
      "requested changes to revision \(revision): \(reason)"
    case .approved(let revision, _): "approved revision \(revision)"
    case .publicationScheduled(let at, let zone, let revision, _):
      "scheduled revision \(revision) for \(at.timestamp) (\(zone))"
    case .scheduleCancelled: "cancelled the schedule"
    case .publicationFailed(let rule):
      "could not publish as scheduled: \(ScheduleRefusal.sentence(of: rule))"
    case .published(let revision, _, let slug): "published revision \(revision) as \(slug)"
    case .correctionPublished(let revision, _, let kind, let notice):
      "published revision \(revision) with a \(kind.rawValue): \(notice)"
    case .refiled(let revision, _, let notice, _):
      "published revision \(revision) with a typographical correction: \(notice)"
    case .unpublished(let reason): "unpublished it: \(reason)"
    case .held(let reason, let notice):
      "put it on hold: \(reason)" + (notice.map { " (the public reads: \($0))" } ?? "")
    case .holdLifted(let reason): "lifted the hold" + (reason.map { ": \($0)" } ?? "")
    case .unpublicationScheduled(let at, let zone):
      "scheduled its unpublication for \(at.timestamp) (\(zone))"
    case .unpublicationCancelled: "cancelled its unpublication"
    case .unpublicationFailed(let rule):
      "could not unpublish it as scheduled: \(ScheduleRefusal.sentence(of: rule))"
    case .killed(let reason, let notice, _):
      reason == notice ? "killed it: \(notice)" : "killed it: \(notice) (\(reason))"
    case .embargoSet(let until): "set an embargo until \(until.timestamp)"
    case .embargoLifted(let reason): "lifted the embargo: \(reason)"
    case .slugChanged(let from, let to): "renamed \(from) to \(to)"
    case .assigned(let assignee, let due?): "assigned it to \(assignee), due \(due)"
    case .assigned(let assignee, nil): "assigned it to \(assignee)"
    case .assignmentEnded(let assignee): "ended the assignment to \(assignee)"
    case .noteAdded: "added a note"
    case .replyPolicySet(nil): "let the newsroom's default decide about replies"
    case .replyPolicySet(let policy?): "set replies to \(policy.text)"
    case .spiked(let reason): "spiked it: \(reason)"
    case .unspiked(let state): "unspiked it, back to \(state.phrase)"
    case .textErased(_, let pictures, let revisions, let notes, let reason, let ground):
      "erased \(Self.texts(revisions, notes, pictures: pictures.count)): \(reason) (\(ground))"
    }
  }

  /// The revision that the event concerns; nil if it concerns none.
  var revision: Int? {
    switch self {
    case .drafted, .imported, .publicationImported, .correctionImported: 1
    case .revised(let revision, _, _, _), .submitted(let revision, _),
      .submissionWithdrawn(let revision), .changesRequested(let revision, _),
      .approved(let revision, _), .publicationScheduled(_, _, let revision, _),
      .published(let revision, _, _), .correctionPublished(let revision, _, _, _),
      .refiled(let revision, _, _, _):
      revision
    case .scheduleCancelled, .publicationFailed, .unpublished, .killed, .embargoSet,
      .held, .holdLifted, .unpublicationScheduled, .unpublicationCancelled, .unpublicationFailed,
      .embargoLifted, .slugChanged, .assigned, .assignmentEnded, .replyPolicySet, .noteAdded,
      .spiked, .unspiked,
      .textErased:
      nil
    }
  }

  /// The reason that somebody gave; nil for an event without one.
  package var reason: String? {
    switch self {
    case .changesRequested(_, let reason), .unpublished(let reason), .killed(let reason, _, _),
      .held(let reason, _), .embargoLifted(let reason), .spiked(let reason),
      .textErased(_, _, _, _, let reason, _):
      reason
    case .holdLifted(let reason): reason
    case .drafted, .imported, .publicationImported, .correctionImported, .revised, .submitted,
      .unpublicationScheduled, .unpublicationCancelled, .unpublicationFailed,
      .submissionWithdrawn, .approved, .publicationScheduled, .scheduleCancelled,
      .publicationFailed, .published, .correctionPublished, .refiled, .embargoSet, .slugChanged,
      .assigned, .assignmentEnded, .replyPolicySet, .noteAdded, .unspiked:
      nil
    }
  }

  /// `the text of revisions 1 and 2, note 5, 2 pictures`.
  package static func texts(_ revisions: [Int], _ notes: [Int], pictures: Int) -> String {
    let parts = [
      numbered("the text of revision", revisions), numbered("note", notes),
      pictures == 0 ? nil : Count.of(pictures, "picture"),
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }

  private static func numbered(_ noun: String, _ numbers: [Int]) -> String? {
    guard let last = numbers.last else { return nil }
    guard numbers.count > 1 else { return "\(noun) \(last)" }
    let others = numbers.dropLast().map(String.init).joined(separator: ", ")
    return "\(noun)s \(others) and \(last)"
  }

  private static func words(of origin: ImportedArticle.Origin) -> String {
    "\(origin.by.map { " by \($0)" } ?? "") at \(origin.at.timestamp)"
  }

  private static func words(_ count: Int) -> String { Count.of(count, "word") }
}
