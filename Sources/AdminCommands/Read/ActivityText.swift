import EditorialReadModels
import Newsroom
import PlainText
import Terminal

/// What was done in the newsroom, each with the article below it.
struct ActivityText {
  private let entries: [ActivityEntry]
  private let isNarrow: Bool
  private let width: Int
  private let paint: Paint

  init(_ entries: [ActivityEntry], screen: TerminalCapabilities) {
    self.entries = entries
    isNarrow = screen.isTerminal && screen.width < 60
    width = screen.isTerminal ? screen.width : screen.readingWidth
    paint = Paint(for: screen)
  }

  /// Each entry ends with a newline.
  var text: String {
    zip(entries, articles).map { entry, article in
      let lead = lead(of: entry)
      let margin = margin(below: lead)
      let lines = WrappedText(
        [
          StyledRun(SanitizedText(line: entry.row.actor).description, .bold),
          StyledRun(" \(SanitizedText(line: entry.row.words.withShownTimes))"),
        ], width: max(1, width - margin.count), paint: paint
      ).lines
      return paint(lead, .dim) + lines.joined(separator: "\n" + margin) + "\n" + margin
        + paint(article, .dim) + "\n"
    }.joined()
  }

  /// The reference of each article, and its headline as far as there is room. The reference comes
  /// first, so that it is never cut. Headlines that differ only at their ends still differ.
  private var articles: [String] {
    let references = entries.map { entry in
      let time = isNarrow ? Moment(entry.row.at).relative : nil
      return [entry.reference, time].compactMap(\.self).map { $0 + "  " }.joined()
    }
    let rooms = zip(entries, references).map { entry, reference in
      width - margin(below: lead(of: entry)).count - reference.count
    }
    let headlines = DistinctTexts(
      entries.map { $0.headline.map { SanitizedText(line: $0).description } ?? "" },
      cells: max(1, rooms.min() ?? width)
    ).texts
    return zip(references, headlines).map { reference, headline in
      headline.isEmpty ? String(reference.dropLast(2)) : reference + headline
    }
  }

  private func lead(of entry: ActivityEntry) -> String {
    isNarrow ? "" : "\(Moment(entry.row.at).absolute)  "
  }

  private func margin(below lead: String) -> String {
    String(repeating: " ", count: max(2, lead.count))
  }
}
