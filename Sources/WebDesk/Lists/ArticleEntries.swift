import Editorial
import EditorialReadModels
import HTML
import Newsroom

/// A list of articles: the headline, the state on both axes, how long, and what has a date.
struct ArticleEntries {
  let rows: [ArticleSummary]
  /// The level of the headlines as headings.
  var level = 2
  /// Whether the articles can be chosen. The list is then part of a form.
  var hasBoxes = false
  /// Whether a headline leads to the review of the article.
  var isForReview = false
  let clock: DeskClock

  func write(to writer: inout HTMLWriter) {
    writer.begin(.ul, .cssClass("entries"))
    for row in rows.lazy.map(\.row) {
      writer.begin(.li)
      if hasBoxes {
        writer.begin(.div, .cssClass("choose"))
        writer.write(chooserOf: row)
        writer.end()
      }
      writer.begin(.heading(level: level))
      writer.write(linkTo: row, isForReview ? "review" : nil)
      writer.end()
      writeFacts(of: row, to: &writer)
      if let sentBack = row.sentBack, row.editorialState == .changesRequested {
        writer.write(
          .p, .cssClass("reason"), .direction("auto"), text: "\(sentBack.by): \(sentBack.reason)")
      }
      writeDates(of: row, to: &writer)
      writer.end()
    }
    writer.end()
  }

  private func writeFacts(of row: BoardRow, to writer: inout HTMLWriter) {
    writer.begin(.p, .cssClass("facts"))
    writer.write(row.editorialState)
    if row.publicationState != .unpublished {
      writer.write(" ")
      writer.write(row.publicationState)
    }
    writer.write(" \(row.slug.text)")
    if let section = row.section {
      writer.write(" · ")
      writer.write(.bdi, text: section)
    }
    writer.write(" · ")
    writer.write(.bdi, text: row.submittedBy ?? row.revisedBy)
    writer.write(", ")
    writer.write(row.since, clock)
    if row.editorialState == .submitted || row.editorialState == .changesRequested {
      writer.write(" · \(DeskWords.waiting(clock.age(row.since)))")
    }
    writer.end()
  }

  private func writeDates(of row: BoardRow, to writer: inout HTMLWriter) {
    if row.assignee != nil || row.due != nil {
      writer.begin(.p, .cssClass("facts"))
      if let assignee = row.assignee {
        writer.write(.bdi, text: DeskWords.assigned(to: assignee))
        if row.due != nil { writer.write(" · ") }
      }
      if let due = row.due {
        writer.write(DeskWords.due(due.description))
        if due < clock.today, row.publicationState == .unpublished {
          writer.write(" ")
          writer.write(.span, .cssClass("state late"), text: DeskWords.overdue)
        }
      }
      writer.end()
    }
    if let schedule = row.schedule {
      writer.begin(.p, .cssClass("facts"))
      writer.write(DeskWords.scheduledFor)
      writer.write(schedule.at, clock)
      if let reason = schedule.failureReason { writer.write(DeskWords.notPublished(reason)) }
      writer.end()
    }
    if let unpublication = row.unpublication {
      writer.begin(.p, .cssClass("facts"))
      writer.write(DeskWords.unpublicationFor)
      writer.write(unpublication.at, clock)
      writer.end()
    }
    if let embargo = row.embargo, embargo > clock.now {
      writer.begin(.p, .cssClass("facts"))
      writer.write(DeskWords.underEmbargo)
      writer.write(embargo, clock)
      writer.end()
    }
  }
}
