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
    if isFormer(events, on: state, at: first.recordedAt) { return nil }
    let commands = ArticleCommand.candidates(for: events)
    var objection = commands.isEmpty ? "no command leads to this event" : nil
    for command in commands {
      for now in [first.recordedAt, first.recordedAt - leeway] {
        let context = DeskContext(actor: Actor(name: first.actor, role: .admin), now: now)
        do throws(ArticleRejection) {
          let decided = try decide(command, on: state, in: context)
          if decided == events || isFormer(events, insteadOf: decided) { return nil }
          objection = objection ?? difference(of: events, from: decided)
        } catch {
          objection = objection ?? "the rules refuse it: \(error)"
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

  /// Whether this is the end of a schedule that former programs kept although it had lost its
  /// purpose.
  private static func isFormer(
    _ events: [ArticleEvent], on state: ArticleState, at instant: Date
  ) -> Bool {
    guard let lapsed = state.lapsedSchedule else { return false }
    return switch events.first {
    case .scheduleCancelled?: events.count == 1
    case .publicationFailed?:
      events.count == 1 && lapsed.failure == nil && instant >= lapsed.at
    default: false
    }
  }

  /// Whether the rules would have led to the same event and to endings that follow from it. Former
  /// programs did not record these.
  private static func isFormer(
    _ events: [ArticleEvent], insteadOf decided: [ArticleEvent]
  ) -> Bool {
    events.count == 1 && events.first == decided.first
  }

  /// In seconds. A decision is made shortly before its events are recorded, so a time that was in
  /// the future then may have passed.
  private static let leeway: TimeInterval = 60
}
