import Editorial
import Foundation
import HTML

extension HTMLWriter {
  /// Writes an instant, for people and for programs.
  mutating func write(_ instant: Date, _ words: (Date) -> String) {
    write(.time, .instant(instant.timestamp), text: words(instant))
  }
}
