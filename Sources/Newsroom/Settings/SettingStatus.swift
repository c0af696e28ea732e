package import Editorial
import Foundation
package import JSON

/// A setting at a moment, with its last change.
package struct SettingStatus: Sendable {
  package let key: SettingKey
  /// Nil if it was never changed.
  package let change: NewsroomSettings.Change?

  package init(_ key: SettingKey, in settings: NewsroomSettings) {
    self.key = key
    change = settings.changes[key]
  }

  /// Nil for the default.
  package var value: SettingValue? { change?.value }
}

extension SettingStatus: JSONDescribed {
  package static let json = JSONDescription<SettingStatus>(
    "SettingStatus", "A setting of the newsroom.",
    [
      JSONMember("key", "The name of the setting.", \.key),
      JSONMember("summary", "What the setting does.", \.key.summary),
      JSONMember(
        "value", "The value, a string or an array of strings; null for the default.", \.value),
      JSONMember("default", "What holds while nobody has set it.", \.key.defaultPhrase),
      JSONMember(
        "reason", "The reason of the last change; null if none was given.", { $0.change?.reason }),
      JSONMember("changedBy", "Who changed it last; null if nobody did.", { $0.change?.by }),
      JSONMember("changedAt", "When it was changed last; null if never.", { $0.change?.at }),
      JSONMember(
        "version",
        "The number of the last change among all changes of settings; 0 if it was never changed.",
        { $0.change?.version ?? 0 }),
    ])
}

extension SettingKey: JSONDescribed {}
