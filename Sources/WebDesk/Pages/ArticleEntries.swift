import Editorial
import EditorialReadModels
import HTML
import Newsroom

/// A list of articles: the headline, the state on both axes, and since when.
struct ArticleEntries {
  let rows: [ArticleSummary]
  /// The level of the headlines as headings.
  var level = 2
  let clock: DeskClock

  func write(to writer: inout HTMLWriter) {
    writer.begin(.ul, .cssClass("entries"))
    for row in rows.map(\.row) {
      writer.begin(.li)
      writer.begin(.heading(level: level))
      writer.write(
        .a, .link(DeskPath.article(row.article).address), .language(row.language.text),
        .direction("auto"), text: row.headline)
      writer.end()
      writer.begin(.p, .cssClass("facts"))
      writer.write(
        .span, .cssClass("state \(row.editorialState.rawValue)"), text: row.editorialState.phrase)
      if row.publicationState != .unpublished {
        writer.write(" ")
        writer.write(
          .span, .cssClass("state \(row.publicationState.rawValue)"),
          text: row.publicationState.words)
      }
      writer.write(" \(row.slug.text)")
      if let section = row.section { writer.write(" · \(section)") }
      writer.write(" · \(row.submittedBy ?? row.revisedBy), ")
      writer.write(row.since, clock)
      writer.end()
      if let sentBack = row.sentBack, row.editorialState == .changesRequested {
        writer.write(
          .p, .cssClass("reason"), .direction("auto"), text: "\(sentBack.by): \(sentBack.reason)")
      }
      if let schedule = row.schedule {
        writer.begin(.p, .cssClass("facts"))
        writer.write("scheduled for ")
        writer.write(schedule.at, clock)
        if let reason = schedule.failureReason { writer.write("; not published: \(reason)") }
        writer.end()
      }
      writer.end()
    }
    writer.end()
  }
}
