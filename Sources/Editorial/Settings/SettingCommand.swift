package import Digests
import JSON
import PlainText

/// A request by an admin to change one of the newsroom's settings.
package struct SettingCommand: Hashable, Sendable {
  package let key: SettingKey
  /// Nil to restore the default.
  package let value: SettingValue?
  package let reason: String?
  /// The version of the setting's last change that the admin has seen; 0 if there was none.
  package let base: Int

  /// - Parameter reason: Blank is the same as none.
  package init(_ key: SettingKey, to value: SettingValue?, reason: String? = nil, base: Int) {
    let reason = reason?.trimmed
    self.key = key
    self.value = value
    self.reason = reason?.isEmpty ?? true ? nil : reason
    self.base = base
  }

  /// The SHA-256 of the command. The base is not part of it, because a repeated command has a later
  /// one.
  package var request: Digest {
    Digest(
      of: JSONObject([
        "command": .string("set"), "key": .string(key.rawValue), "value": value.map(\.jsonValue),
        "reason": reason.map(JSONValue.string),
      ]).bytes)
  }
}

extension SettingEvent {
  /// The command that leads to the event.
  package var command: SettingCommand {
    switch self {
    case .changed(let key, let value, let reason):
      SettingCommand(key, to: value, reason: reason, base: 0)
    }
  }
}
