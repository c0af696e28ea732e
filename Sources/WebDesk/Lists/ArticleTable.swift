import Editorial
import EditorialReadModels
import HTML
import Newsroom

/// A list of articles as a table, with the columns that a person chose.
struct ArticleTable {
  let rows: [ArticleSummary]
  let columns: [ListColumn]
  /// Whether the articles can be chosen. The table is then part of a form.
  let hasBoxes: Bool
  let clock: DeskClock

  func write(to writer: inout HTMLWriter) {
    writer.begin(.table, .cssClass("articles"))
    writer.write(.caption, .cssClass("hint"), text: DeskWords.listOrder)
    writer.begin(.thead)
    writer.begin(.tr)
    if hasBoxes { writer.write(.td, text: "") }
    for title in [DeskWords.headline] + columns.map(\.title) {
      writer.write(.th, .columnHeading, text: title)
    }
    writer.end()
    writer.end()
    writer.begin(.tbody)
    let titles = columns.map { ($0, "\($0.title): ") }
    for row in rows { write(row.row, titles, to: &writer) }
    writer.end()
    writer.end()
  }

  /// - Parameter titles: What is before the value where a phone shows no headings.
  private func write(
    _ row: BoardRow, _ titles: [(ListColumn, String)], to writer: inout HTMLWriter
  ) {
    writer.begin(.tr)
    if hasBoxes {
      writer.begin(.td, .cssClass("choose"))
      writer.write(chooserOf: row)
      writer.end()
    }
    writer.begin(.th, .rowHeading)
    writer.write(linkTo: row)
    writer.end()
    for (column, title) in titles {
      if column.isEmpty(in: row) {
        writer.write(.td, .cssClass("none"), text: "")
        continue
      }
      writer.begin(.td)
      writer.write(.span, .cssClass("narrow-only"), text: title)
      column.write(row, clock, to: &writer)
      writer.end()
    }
    writer.end()
  }
}

extension HTMLWriter {
  /// The headline, which leads to the article.
  ///
  /// - Parameter part: Such as `review`; nil for the article's own page.
  mutating func write(linkTo row: BoardRow, _ part: String? = nil) {
    let path = part.map { DeskPath.article(row.article, $0) } ?? DeskPath.article(row.article)
    write(
      .a, .link(path.address), .language(row.language.text),
      .direction("auto"), text: row.headline)
  }

  /// A box to choose an article, and the revision of it that is shown.
  mutating func write(chooserOf row: BoardRow) {
    write(
      empty: .input,
      [
        .kind("checkbox"), .name("article"), .value(ChosenArticle(row).text),
        .label(DeskWords.choose(row.headline)),
      ])
  }
}
