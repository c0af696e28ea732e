import HTML
import Manuscripts

extension HTMLWriter {
  /// A text with the words that went and those that came.
  mutating func write(_ difference: WordDiff) {
    begin(.p, .cssClass("difference"), .direction("auto"))
    for segment in difference.segments {
      switch segment.kind {
      case .same: write(segment.text)
      case .removed: write(.del, text: segment.text)
      case .inserted: write(.ins, text: segment.text)
      }
    }
    end()
  }
}
