package import Editorial
import EventSourcing
package import Foundation
package import JSON

/// A change of a setting, as the history of settings shows it.
package struct SettingChange: Sendable {
  package let key: SettingKey
  /// Nil for the default.
  package let from: SettingValue?
  package let to: SettingValue?
  package let reason: String?
  package let by: String
  package let at: Date
  package let version: Int
  package let position: Int64

  /// - Parameter settings: Before the change.
  init(_ event: RecordedEvent<SettingEvent>, after settings: NewsroomSettings) {
    switch event.event {
    case .changed(let key, let value, let reason):
      self.key = key
      from = settings[key]
      to = value
      self.reason = reason
    }
    (by, at) = (event.actor, event.recordedAt)
    (version, position) = (event.version, event.position)
  }
}

extension SettingChange: JSONDescribed {
  package static let json = JSONDescription<SettingChange>(
    "SettingChange", "A change of a setting of the newsroom.",
    [
      JSONMember("key", "The name of the setting.", \.key),
      JSONMember("from", "The value before the change; null for the default.", \.from),
      JSONMember("to", "The value after the change; null for the default.", \.to),
      JSONMember("reason", "The reason; null if none was given.", \.reason),
      JSONMember("by", "Who changed it.", \.by),
      JSONMember("at", "When it was changed.", \.at),
      JSONMember(
        "version", "The number of the change among all changes of settings, from 1.", \.version),
      JSONMember("position", "The position in the log.", \.position),
    ])
}
