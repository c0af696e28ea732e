import Newsroom
import PlainText

extension ImportSummary {
  /// In words, without a full stop.
  func words(isRehearsal: Bool) -> String {
    let parts = [
      "\(Count.of(imported, "article"))\(isRehearsal ? " would be" : "") imported",
      known == 0 ? nil : "\(Figure.count(known)) already imported",
      problems == 0 ? nil : "\(Figure.count(problems)) refused",
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }
}
