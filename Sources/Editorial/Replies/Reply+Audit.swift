package import EventSourcing

// The audit of recorded events against the rules.
extension Reply {
  /// The login by which the web desk records the replies of readers.
  package static let desk = "galley_desk"

  /// Why the rules would not have led to this event in this state; nil if they would have. The role
  /// of a person is not in the log, and the append checks it.
  package static func objection(
    to event: RecordedEvent<ReplyEvent>, on state: ReplyState
  ) -> String? {
    let actor = event.actor == desk ? nil : Actor(name: event.actor, role: .admin)
    do throws(ReplyRejection) {
      let decided = try decide(
        event.event.command, on: state, in: Context(actor: actor, now: event.recordedAt))
      return decided == [event.event] ? nil : "it changes nothing"
    } catch {
      return "the rules refuse it: \(error)"
    }
  }
}
