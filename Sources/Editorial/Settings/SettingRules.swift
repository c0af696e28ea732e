package import EventSourcing
package import Foundation

/// The rules of the newsroom's settings, all of which are in one stream.
///
/// Only an admin changes a setting. To set what is set records nothing. A change that is based on an
/// older value than the present one is a conflict.
package enum SettingRules: Decider {
  package static var initialState: NewsroomSettings { NewsroomSettings() }

  package static func decide(
    _ command: SettingCommand, on settings: NewsroomSettings, in context: DeskContext
  ) throws(SettingRejection) -> [SettingEvent] {
    switch context.actor.role {
    case .admin: break
    case .editor, .auditor: throw .adminOnly(command.key)
    }
    if settings[command.key] == command.value { return [] }
    if let last = settings.changes[command.key], last.version != command.base {
      throw .changedMeanwhile(command.key, by: last.by, at: last.at)
    }
    return [.changed(command.key, to: command.value, reason: command.reason)]
  }

  package static func evolve(
    _ settings: inout NewsroomSettings, by event: RecordedEvent<SettingEvent>
  ) {
    settings.evolve(by: event)
  }
}

extension NewsroomSettings {
  /// The stream of all settings. The database refuses settings in other streams, and other events in
  /// this one.
  package static var stream: StreamName {
    StreamName(
      category: "settings",
      id: UUID(
        uuid: (
          0x73, 0x65, 0x74, 0x74, 0x69, 0x6E, 0x87, 0x73, 0x80, 0, 0, 0, 0, 0, 0, 0
        )))
  }
}

/// Why a setting is not changed.
package enum SettingRejection: Error, Hashable, CustomStringConvertible {
  case adminOnly(SettingKey)
  /// Somebody changed the setting after the value on which the command is based.
  case changedMeanwhile(SettingKey, by: String, at: Date)

  package var description: String {
    switch self {
    case .adminOnly(let key): "only an admin may change the setting \(key.rawValue); ask one"
    case .changedMeanwhile(let key, let by, let at):
      "\(by) changed the setting \(key.rawValue) on \(at.timestamp); look at it and try again"
    }
  }
}
