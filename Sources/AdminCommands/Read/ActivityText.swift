import EditorialReadModels
import Newsroom
import PlainText
import Terminal

/// One thing that was done in the newsroom, with the article below it.
struct ActivityText {
  private let entry: ActivityEntry
  private let screen: TerminalCapabilities
  private let paint: Paint

  init(_ entry: ActivityEntry, screen: TerminalCapabilities) {
    self.entry = entry
    self.screen = screen
    paint = Paint(for: screen)
  }

  /// Ends with a newline.
  var text: String {
    let lead = isNarrow ? "" : "\(Moment(entry.row.at).absolute)  "
    let margin = String(repeating: " ", count: max(2, lead.count))
    let width = max(1, screen.readingWidth - lead.count)
    let lines = WrappedText(
      [
        StyledRun(SanitizedText(line: entry.row.actor).description, .bold),
        StyledRun(" \(SanitizedText(line: entry.row.words.withShownTimes))"),
      ], width: width, paint: paint
    ).lines
    let article = TruncatedText(heading, cells: max(1, screen.readingWidth - margin.count))
    return paint(lead, .dim) + lines.joined(separator: "\n" + margin) + "\n" + margin
      + paint(article.description, .dim) + "\n"
  }

  private var isNarrow: Bool { screen.isTerminal && screen.width < 60 }

  /// The reference comes first, so that it is never cut.
  private var heading: String {
    let headline = entry.headline.map { SanitizedText(line: $0).description }
    let time = isNarrow ? Moment(entry.row.at).relative : nil
    return [entry.reference, time, headline].compactMap(\.self).joined(separator: "  ")
  }
}
