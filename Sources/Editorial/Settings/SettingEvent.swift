/// Something that happened to the newsroom's settings.
package enum SettingEvent: Hashable, Sendable {
  /// `value` is nil if the default was restored.
  case changed(SettingKey, to: SettingValue?, reason: String?)
}
