package import EventSourcing
import Foundation

// The audit of recorded events against the rules. It finds events that came into the log without
// this program and that the rules would have refused.
extension Article {
  /// Why the rules would not have led to these events in this state; nil when they would have.
  ///
  /// The log does not contain the role of the actor, so every rule is applied as for an admin. The
  /// append checks what only an admin may record.
  ///
  /// - Parameters:
  ///   - decision: The events of one command, in their order; at least one.
  ///   - state: The article before them.
  package static func objection(
    to decision: ArraySlice<RecordedEvent<ArticleEvent>>, on state: ArticleState
  ) -> String? {
    guard let first = decision.first else { return nil }
    let events = decision.map(\.event)
    let imported = ImportedArticle(events).map { [ArticleCommand.import($0)] }
    let commands = imported ?? events.flatMap(\.commands)
    var objection = commands.isEmpty ? "no command leads to this event" : nil
    for command in commands {
      for now in [first.recordedAt, first.recordedAt - leeway] {
        let context = DeskContext(actor: Actor(name: first.actor, role: .admin), now: now)
        do throws(ArticleRejection) {
          let decided = try decide(command, on: state, in: context)
          if decided == events { return nil }
          objection = objection ?? difference(of: events, from: decided)
        } catch {
          objection = objection ?? "the rules refuse it: \(error.rule)"
        }
      }
    }
    return objection
  }

  private static func difference(of events: [ArticleEvent], from decided: [ArticleEvent]) -> String
  {
    decided.isEmpty
      ? "the rules would have recorded nothing, because it changes nothing"
      : "the rules would have recorded \(decided.map(\.storedType.rawValue).joined(separator: ", ")) "
        + (decided.map(\.storedType) == events.map(\.storedType) ? "with other values" : "instead")
  }

  /// In seconds. A decision is made shortly before its events are recorded, so a time that was in
  /// the future then may have passed.
  private static let leeway: TimeInterval = 60
}

extension ArticleEvent {
  /// The commands that can lead to this event.
  fileprivate var commands: [ArticleCommand] {
    switch self {
    case .drafted(let slug, let content, _): [.draft(slug: slug, content: content)]
    case .imported, .publicationImported, .correctionImported: []
    case .revised(_, _, _, let restored?): [.restore(revision: restored)]
    case .revised(let revision, let content, _, nil):
      [.revise(base: revision - 1, content: content)]
    case .submitted: [.submit]
    case .submissionWithdrawn: [.withdraw]
    case .changesRequested(_, let reason): [.requestChanges(reason: reason)]
    case .approved(_, let digest): [.approve(digest: digest)]
    case .publicationScheduled(let at, let zone, _, _): [.schedule(at: at, zone: zone)]
    case .scheduleCancelled: [.unschedule]
    case .published: [.publish, .publishDue]
    case .publicationFailed: [.publishDue]
    case .correctionPublished(_, _, let kind, let notice): [.correct(kind: kind, notice: notice)]
    case .unpublished(let reason): [.unpublish(reason: reason)]
    case .killed(let reason, let notice): [.kill(reason: reason, notice: notice)]
    case .embargoSet(let until): [.embargo(until: until)]
    case .embargoLifted(let reason): [.liftEmbargo(reason: reason)]
    case .slugChanged(_, let slug): [.rename(to: slug)]
    case .assigned(let assignee, let due): [.assign(to: assignee, due: due)]
    case .noteAdded(let note): [.note(note)]
    case .spiked(let reason): [.spike(reason: reason)]
    case .unspiked: [.unspike]
    case .textErased(_, let revisions, let notes, let reason, let ground):
      ([.article] + revisions.map(ErasureScope.revision) + notes.map(ErasureScope.note))
        .map { .erase($0, reason: reason, ground: ground) }
    }
  }
}
