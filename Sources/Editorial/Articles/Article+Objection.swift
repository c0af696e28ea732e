package import EventSourcing
import Foundation

// The record held to the rules: whoever got events into the log past this program, the desk can tell
// afterwards that it would not have recorded them.
extension Article {
  /// Why the desk would not have recorded these events on this state; nil where it would have.
  ///
  /// The log does not say which role the actor had, so every rule is asked as of an admin: what only
  /// an admin may is the append's to refuse, and is not found here.
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
    var objection = commands.isEmpty ? "no command of the desk leads to it" : nil
    for command in commands {
      for now in [first.recordedAt, first.recordedAt - leeway] {
        let context = DeskContext(actor: Actor(name: first.actor, role: .admin), now: now)
        do throws(ArticleRejection) {
          let decided = try decide(command, on: state, in: context)
          if decided == events { return nil }
          objection = objection ?? difference(of: events, from: decided)
        } catch {
          objection = objection ?? "the desk refuses it: \(error.rule)"
        }
      }
    }
    return objection
  }

  private static func difference(of events: [ArticleEvent], from decided: [ArticleEvent]) -> String
  {
    decided.isEmpty
      ? "the desk would have recorded nothing: it changes nothing"
      : "the desk would have recorded \(decided.map(\.storedType.rawValue).joined(separator: ", ")) "
        + (decided.map(\.storedType) == events.map(\.storedType) ? "with other words" : "instead")
  }

  /// A decision is made a moment before it is recorded: what was still to come then may have come.
  private static let leeway: TimeInterval = 60
}

extension ArticleEvent {
  /// The commands that may have led to it.
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
