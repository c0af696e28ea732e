import Newsroom
import PlainText

extension ImportSummary {
  /// In words, without a full stop.
  func words(isRehearsal: Bool) -> String {
    let parts = [
      "\(isRehearsal ? "Would import" : "Imported") \(Count.of(imported, "article"))",
      known == 0 ? nil : "\(Figure.count(known)) imported before",
      problems == 0 ? nil : "\(Figure.count(problems)) refused",
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }

  /// The problems by their kind, and what was left out, each line with a number.
  var counts: [String] {
    Self.lines("refused because of:", kinds.counts)
      + Self.lines("left out, with the number of articles or files:", leftOut.counts)
  }

  private static func lines(_ title: String, _ counts: [ImportCount]) -> [String] {
    guard let most = counts.first else { return [] }
    let width = Figure.count(most.count).count
    return [title]
      + counts.map { count in
        let figure = Figure.count(count.count)
        return String(repeating: " ", count: 2 + width - figure.count) + "\(figure)  \(count.name)"
      }
  }
}
