package import EventSourcing

// The audit of recorded changes against the rules.
extension SettingRules {
  /// Why the rules would not have led to this event in this state; nil if they would have. The role
  /// of the actor is not in the log, and the append checks it.
  package static func objection(
    to event: RecordedEvent<SettingEvent>, on settings: NewsroomSettings
  ) -> String? {
    let asked = event.event.command
    if let value = asked.value, (try? asked.key.value(of: value.texts)) != value {
      return "it is not a value of \(asked.key.rawValue)"
    }
    let command = SettingCommand(
      asked.key, to: asked.value, reason: asked.reason,
      base: settings.changes[asked.key]?.version ?? 0)
    let context = DeskContext(
      actor: Actor(name: event.actor, role: .admin), now: event.recordedAt)
    do throws(SettingRejection) {
      let decided = try decide(command, on: settings, in: context)
      return decided == [event.event] ? nil : "it changes nothing"
    } catch {
      return "the rules refuse it: \(error)"
    }
  }
}
