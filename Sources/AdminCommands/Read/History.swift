package import ArgumentParsing
import Editorial
import EditorialReadModels
import Newsroom
import Terminal

package struct History: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "history", abstract: "Show an article's history.",
    discussion: """
      The list comes directly from the log, oldest first. The text of a note follows the note. \
      For an erased text, the list says who erased it, when, and on which legal ground.
      """,
    examples: [
      Example("galley history cat-news", "See who did what to an article."),
      Example("galley history cat-news --format json", "Print the same for other programs."),
    ])

  @OptionGroup(title: nil) package var article: ArticleArgument
  @OptionGroup(title: "Options for the past") package var asOf: AsOfArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try asOf.validate() }

  package func run() async throws {
    let answer = try await global.withMember {
      try await $0.history(article.reference, asOf: asOf.moment)
    }
    let console = global.console
    let entries = console.value(of: answer)
    try console.show(entries) {
      let digits = String(entries.last?.row.version ?? 0).count
      return entries.map { Self.text(of: $0, digits: digits, on: console.screen) }.joined()
    }
  }

  private static func text(
    of entry: HistoryEntry, digits: Int, on screen: TerminalCapabilities
  ) -> String {
    let paint = Paint(for: screen)
    let number = String(entry.row.version)
    let lead =
      String(repeating: " ", count: digits - number.count) + number
      + "  \(Moment(entry.row.at).absolute)  "
    let margin = String(repeating: " ", count: lead.count)
    let width = screen.readingWidth - lead.count
    var lines = WrappedText(
      [StyledRun(entry.row.actor, .bold), StyledRun(" \(entry.row.words.withShownTimes)")],
      width: width,
      paint: paint
    ).lines
    if let note = entry.note {
      lines += WrappedText("“\(note)”", width: width, paint: paint).lines
    } else if let erased = entry.erased {
      lines +=
        WrappedText("[\(erased.words.withShownTimes)]", .dim, width: width, paint: paint).lines
    }
    return paint(lead, .dim) + lines.joined(separator: "\n" + margin) + "\n"
  }
}
