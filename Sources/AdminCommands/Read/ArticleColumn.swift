package import ArgumentParsing
import Editorial
import EditorialReadModels
import Foundation
import Newsroom
import Terminal

/// A column of a list of articles. The raw values are the headings.
package enum ArticleColumn: String, CaseIterable, Sendable {
  case headline, ref, slug, state
  case publicationState = "public"
  case section, language, author, assignee, submitter, waiting, submitted, due, words, revision
  case changed, at, scheduled, unpublication, embargo, held

  /// - Parameter dropRank: Columns with the highest rank are omitted first; 0 for never.
  func column(dropRank: Int) -> TableColumn {
    switch self {
    case .headline: TableColumn(rawValue, minimumWidth: 32, dropRank: dropRank)
    case .slug: TableColumn(rawValue, minimumWidth: 24, dropRank: dropRank)
    case .section, .author, .assignee, .submitter:
      TableColumn(rawValue, minimumWidth: 9, dropRank: dropRank)
    case .words, .revision: TableColumn(rawValue, alignment: .right, dropRank: dropRank)
    // A state that is cut would be another word.
    case .ref, .state, .publicationState, .language, .waiting, .submitted, .due, .changed, .at,
      .scheduled, .unpublication, .embargo, .held:
      TableColumn(rawValue, dropRank: dropRank)
    }
  }

  func cell(of row: BoardRow) -> TableCell {
    switch self {
    case .headline: TableCell(row.headline, .bold)
    case .ref: TableCell(row.reference)
    case .slug: TableCell(row.slug.text)
    case .state: TableCell(row.editorialState.rawValue)
    case .publicationState: TableCell(row.publicationState.words, row.publicationStyle)
    case .section: TableCell(row.section ?? "")
    case .language: TableCell(row.language.text)
    case .author: TableCell(row.draftedBy)
    case .assignee: TableCell(row.assignee ?? "")
    case .submitter: TableCell(row.submittedBy ?? "")
    case .waiting: TableCell(row.submittedAt.map { Moment($0).waited } ?? "")
    case .submitted: TableCell(row.submittedAt.map { Moment($0).absolute } ?? "", .dim)
    case .due: row.due.map(Self.cell(due:)) ?? ""
    case .words: TableCell(String(row.wordCount))
    case .revision: TableCell(String(row.revision))
    case .changed: TableCell(Moment(row.updatedAt).relative)
    case .at: TableCell(Moment(row.updatedAt).absolute, .dim)
    case .scheduled: TableCell(row.schedule.map { Moment($0.at).absolute } ?? "")
    case .unpublication: TableCell(row.unpublication.map { Moment($0.at).absolute } ?? "")
    case .held: TableCell(row.hold.map { Moment($0.at).waited } ?? "", .yellow)
    case .embargo: TableCell(row.embargo.map { Moment($0).absolute } ?? "")
    }
  }

  private static func cell(due day: CalendarDate) -> TableCell {
    // Everywhere in the world, the day is over.
    let isLate = day.start + 36 * 3_600 < Viewpoint.now
    return isLate ? TableCell("\(day) (late)", .red) : TableCell(day.description)
  }
}

extension BoardRow {
  /// Marks articles that are live, on hold or killed.
  fileprivate var publicationStyle: Style {
    switch publicationState {
    case .published: .green
    case .held: .yellow
    case .killed: .red
    case .unpublished: []
    }
  }
}

/// The columns that a person chooses, in order.
package struct ColumnsArgument: ExpressibleByArgument {
  let columns: [ArticleColumn]

  package init(argument: String) throws(ArgumentValueError) {
    let names = argument.split(separator: ",").map { $0.trimmingPrefix(" ") }
    let columns = names.compactMap { ArticleColumn(rawValue: String($0)) }
    guard !columns.isEmpty, columns.count == names.count else {
      throw ArgumentValueError(
        "must be columns joined by commas, out of \(Self.names.joined(separator: ", "))")
    }
    self.columns = columns
  }

  package var argumentText: String { columns.map(\.rawValue).joined(separator: ",") }

  static let names = ArticleColumn.allCases.map(\.rawValue)
}
