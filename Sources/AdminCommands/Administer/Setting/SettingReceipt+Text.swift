import Editorial
import Newsroom
import PlainText
import Terminal

extension Console {
  /// Prints the result of a command on a setting.
  func show(_ receipt: SettingReceipt) throws {
    try show(receipt) {
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
