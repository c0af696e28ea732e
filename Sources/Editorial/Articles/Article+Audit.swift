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
    let commands = ArticleCommand.candidates(for: events)
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
