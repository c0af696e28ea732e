package import Editorial
import EditorialReadModels
import EventSourcing
package import Foundation
import PlainText

/// A receipt as one sentence without a full stop: what the command did, with the pending items that
/// it ended. `Approved wall, revision 2`.
package struct ReceiptWords: Sendable {
  package let sentence: String

  /// - Parameter time: A time as people read it; the second argument is the zone that the person chose,
  ///   if any.
  package init(_ receipt: Receipt, time: (Date, String?) -> String) {
    let slug = receipt.state.slug?.text ?? "the article"
    let events = receipt.recorded.map(\.event)
    guard let first = events.first else {
      let reason =
        receipt.verb.flatMap { receipt.state.answer(to: $0, on: slug, time: time) }
        ?? receipt.state.sentence(about: slug)
      sentence = "Nothing to do: \(reason)"
      return
    }
    let endings = Endings(events.dropFirst())
    let additions = events.dropFirst().compactMap { $0.addition(time: time) }.joined()
    sentence =
      first.receipt(for: slug, time: time) + additions
      + (endings.clause.map { "; \($0)" } ?? "")
  }
}

extension ArticleEvent {
  /// What the command that recorded this first did. Texts that a person wrote are left out: that person
  /// knows them, and they may be long.
  fileprivate func receipt(for slug: String, time: (Date, String?) -> String) -> String {
    switch self {
    case .drafted(_, let content, _):
      "Drafted \(slug) (\(Count.of(content.wordCount, "word")))"
    case .imported(_, let content, _, _, _):
      "Imported \(slug) (\(Count.of(content.wordCount, "word")))"
    case .publicationImported: "Imported the publication of \(slug)"
    case .correctionImported: "Imported a correction of \(slug)"
    case .revised(let revision, let content, _, nil):
      "Saved \(slug), revision \(revision) (\(Count.of(content.wordCount, "word")))"
    case .revised(let revision, _, _, let restored?):
      "Restored revision \(restored) of \(slug) as revision \(revision)"
    case .submitted(let revision, _): "Submitted \(slug), revision \(revision)"
    case .submissionWithdrawn(let revision): "Withdrew \(slug), revision \(revision)"
    case .changesRequested(let revision, _):
      "Requested changes to \(slug), revision \(revision)"
    case .approved(let revision, _): "Approved \(slug), revision \(revision)"
    case .publicationScheduled(let at, let zone, let revision, _):
      "Scheduled \(slug), revision \(revision), for \(time(at, zone))"
    case .scheduleCancelled: "Cancelled the schedule of \(slug)"
    case .publicationFailed(let rule):
      "Could not publish \(slug) as scheduled: \(ScheduleRefusal.sentence(of: rule))"
    case .published(let revision, _, _): "Published \(slug), revision \(revision)"
    case .correctionPublished(let revision, _, let kind, _):
      "Published \(slug), revision \(revision), with a \(kind.rawValue)"
    case .refiled(let revision, _, _, _):
      "Published \(slug), revision \(revision), with a typographical correction"
    case .unpublished: "Unpublished \(slug)"
    case .held: "Put \(slug) on hold"
    case .holdLifted: "Lifted the hold on \(slug)"
    case .unpublicationScheduled(let at, let zone):
      "Scheduled the unpublication of \(slug) for \(time(at, zone))"
    case .unpublicationCancelled: "Cancelled the unpublication of \(slug)"
    case .unpublicationFailed(let rule):
      "Could not unpublish \(slug) as scheduled: \(ScheduleRefusal.sentence(of: rule))"
    case .killed: "Killed \(slug)"
    case .embargoSet(let until): "Embargoed \(slug) until \(time(until, nil))"
    case .embargoLifted: "Lifted the embargo on \(slug)"
    case .slugChanged(let from, let to): "Renamed \(from) to \(to)"
    case .assigned(let assignee, let due):
      "Assigned \(slug) to \(assignee)" + (due.map { ", due \($0)" } ?? "")
    case .assignmentEnded(let assignee): "Ended the assignment of \(slug) to \(assignee)"
    case .noteAdded: "Added a note to \(slug)"
    case .replyPolicySet(let policy): "Replies to \(slug) are now \(Self.phrase(of: policy))"
    case .spiked: "Spiked \(slug)"
    case .unspiked(let state): "Unspiked \(slug), back to \(state.phrase)"
    case .textErased(_, let pictures, let revisions, let notes, _, _):
      "Erased \(Self.texts(revisions, notes, pictures: pictures.count)) of \(slug)"
    }
  }
}

extension ArticleEvent {
  fileprivate static func phrase(of policy: ReplyPolicy?) -> String {
    switch policy {
    case nil: "as the newsroom decides for all articles"
    case .closed: "closed"
    case .open: "open"
    case .days(let days): "open for \(Count.of(days, "day")) after the first publication"
    }
  }

  /// What the command did in addition, other than endings.
  fileprivate func addition(time: (Date, String?) -> String) -> String? {
    guard case .unpublicationScheduled(let at, let zone) = self else { return nil }
    return ", until \(time(at, zone))"
  }
}

extension ArticleState {
  /// What a command that had nothing to do would have done; nil if both states say it.
  fileprivate func answer(
    to verb: ArticleVerb, on slug: String, time: (Date, String?) -> String
  ) -> String? {
    switch verb {
    case .schedule:
      schedule.map { "\(slug) is already scheduled for \(time($0.at, $0.zone))" }
    case .assign:
      assignment.map { assignment in
        "\(slug) is already assigned to \(assignment.assignee)"
          + (assignment.due.map { ", due \($0)" } ?? "")
      }
    case .embargo: embargo.map { "\(slug) is already embargoed until \(time($0, nil))" }
    case .scheduleUnpublication:
      expiry.map { "the unpublication of \(slug) is already scheduled for \(time($0.at, $0.zone))" }
    case .cancelUnpublication: expiry == nil ? "no unpublication of \(slug) is scheduled" : nil
    case .hold: hold == nil ? nil : "\(slug) is already on hold"
    case .liftHold: hold == nil ? "\(slug) is not on hold" : nil
    case .unschedule: schedule == nil ? "\(slug) is not scheduled" : nil
    case .setReplyPolicy:
      "replies to \(slug) are already \(ArticleEvent.phrase(of: replyPolicy))"
    case .erase: "the text is erased already"
    case .liftEmbargo: embargo == nil ? "\(slug) is not embargoed" : nil
    case .draft, .import, .revise, .restore, .submit, .withdraw, .requestChanges, .approve,
      .publish, .publishDue, .correct, .unpublish, .kill, .rename, .note, .spike, .unspike,
      .unpublishDue:
      nil
    }
  }

  /// Both states, as a sentence.
  fileprivate func sentence(about slug: String) -> String {
    let publication = publicationState.words
    return switch editorialState {
    case .draft: "\(slug) is a draft and \(publication)"
    case .changesRequested: "changes to \(slug) were requested, and it is \(publication)"
    case .submitted, .approved, .spiked: "\(slug) is \(editorialState.phrase) and \(publication)"
    }
  }

  /// Both states, in words.
  package var standing: String { "\(editorialState.phrase) and \(publicationState.words)" }
}

extension PublicationState {
  /// The state, in words.
  package var words: String {
    switch self {
    case .unpublished: "unpublished"
    case .published: "published"
    case .held: "on hold"
    case .killed: "killed"
    }
  }
}
