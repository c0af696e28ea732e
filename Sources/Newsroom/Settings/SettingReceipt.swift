import Editorial
package import JSON

/// The result of a command on a setting.
package struct SettingReceipt: Sendable {
  /// The setting after the command.
  package let setting: SettingStatus
  /// Whether the command changed it. Otherwise there was nothing to do.
  package let isChanged: Bool
}

extension SettingReceipt: JSONDescribed {
  package static let json = JSONDescription<SettingReceipt>(
    "SettingReceipt", "What a command recorded about a setting, and the setting after it.",
    [
      JSONMember("setting", "The setting after the command.", \.setting),
      JSONMember(
        "recorded", "Whether a change was recorded; false if there was nothing to do.", \.isChanged),
    ])
}
