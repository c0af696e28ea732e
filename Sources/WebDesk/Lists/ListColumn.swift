import Editorial
import EditorialReadModels
import HTML
import Newsroom

/// A column of the list of articles, besides the headline.
enum ListColumn: String, CaseIterable, Sendable {
  case state, publication, section, author, assignee, due, scheduled, language, words, slug, changed

  /// What is shown if a person chooses nothing.
  static let usual: [ListColumn] = [.state, .publication, .section, .author, .changed]

  var title: String {
    switch self {
    case .state: DeskWords.state
    case .publication: DeskWords.publication
    case .section: DeskWords.section
    case .author: DeskWords.author
    case .assignee: DeskWords.assignee
    case .due: DeskWords.due
    case .scheduled: DeskWords.scheduled
    case .language: DeskWords.languageColumn
    case .words: DeskWords.wordCount
    case .slug: DeskWords.slug
    case .changed: DeskWords.changed
    }
  }

  /// Whether the cell of the row would be empty.
  func isEmpty(in row: BoardRow) -> Bool {
    switch self {
    case .section: row.section == nil
    case .assignee: row.assignee == nil
    case .due: row.due == nil
    case .scheduled: row.scheduledAt == nil
    case .state, .publication, .author, .language, .words, .slug, .changed: false
    }
  }

  func write(_ row: BoardRow, _ clock: DeskClock, to writer: inout HTMLWriter) {
    switch self {
    case .state: writer.write(row.editorialState)
    case .publication: writer.write(row.publicationState)
    case .section: writer.write(.bdi, text: row.section ?? "")
    case .author: writer.write(.bdi, text: row.revisedBy)
    case .assignee: writer.write(.bdi, text: row.assignee ?? "")
    case .due: writer.write(row.due?.description ?? "")
    case .scheduled: if let schedule = row.schedule { writer.write(schedule.at, clock) }
    case .language: writer.write(row.language.text)
    case .words: writer.write("\(row.wordCount)")
    case .slug: writer.write(row.slug.text)
    case .changed:
      writer.write(
        .time, .instant(row.updatedAt.timestamp), .title(clock.text(row.updatedAt)),
        text: clock.distance(row.updatedAt))
    }
  }
}

extension HTMLWriter {
  mutating func write(_ state: EditorialState) {
    write(.span, .cssClass("state \(state.rawValue)"), text: DeskWords.name(of: state))
  }

  mutating func write(_ state: PublicationState) {
    write(.span, .cssClass("state \(state.rawValue)"), text: DeskWords.name(of: state))
  }
}
