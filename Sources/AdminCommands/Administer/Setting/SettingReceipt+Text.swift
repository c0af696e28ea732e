import Editorial
import Newsroom
import PlainText
import Terminal

extension Console {
  /// Reports the result of a command on a setting, unless `--quiet` is given.
  func show(_ receipt: SettingReceipt) throws {
    try report(receipt) {
      let key = paint(receipt.setting.key.rawValue, .bold)
      let value = SanitizedText(line: receipt.setting.phrase)
      return receipt.isChanged
        ? "\(key): now \(value)\n" : "Nothing to do: \(key) is \(value)\n"
    }
  }
}

extension SettingStatus {
  /// The value, or the default.
  var phrase: String { value?.phrase ?? "\(key.defaultPhrase) (default)" }
}
