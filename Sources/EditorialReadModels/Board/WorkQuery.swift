import Editorial
import Foundation
package import PostgreSQL
import PostgresEventStore

/// Asks the board for what a person has to do or waits for, without killed and spiked articles.
///
/// It reads everything of the person that is not finished, and nothing else.
package struct WorkQuery: BoardGroupQuery {
  package enum Group: Sendable {
    /// Changes were requested, and the article was not submitted again. Last sent back first.
    case sentBack
    /// Drafts and approved articles that are assigned to the person. Next due first, those without a
    /// date last.
    case due
    /// Other drafts of the person. Last changed first.
    case drafts
    /// Submitted articles that nobody has approved, without those that the person may approve. Longest
    /// wait first.
    case waiting
  }

  package let person: String
  package let group: Group
  /// Whether the person may approve what others wrote and submitted.
  package let isReviewer: Bool
  /// Where the previous page ended; nil for the first.
  package var cursor: PageCursor?
  /// The most rows.
  package var limit: Int

  package init(
    of person: String, _ group: Group, isReviewer: Bool, after cursor: PageCursor?, limit: Int
  ) {
    self.person = person
    self.group = group
    self.isReviewer = isReviewer
    self.cursor = cursor
    self.limit = limit
  }

  package func statement(from source: ReadSource = .live) -> Query {
    let columns = BoardRow.table.columnList
    let parts = Involvement.any(person).branches.map { branch -> Query in
      """
      SELECT \(raw: columns) FROM \(raw: source.table(BoardRow.table)) b
      WHERE editorial_state = ANY (\(states)) AND publication_state = ANY (\(publicationStates))\
      \(branch)\(condition(from: source))
      """
    }
    let union = parts.dropFirst().reduce(parts[0]) { "\($0) UNION ALL \($1)" }
    let (key, isDescending) = order
    let (comparison, direction) = isDescending ? ("<", "DESC") : (">", "ASC")
    let rest: Query =
      cursor.map {
        " WHERE (\(raw: key), article) \(raw: comparison) (\($0.time), \($0.article))"
      } ?? ""
    return """
      SELECT \(raw: columns) FROM (\(union)) AS b\(rest)
      ORDER BY \(raw: key) \(raw: direction), article \(raw: direction) LIMIT \(limit)
      """
  }

  /// Where the list continues after the row.
  package func cursor(after row: BoardRow) -> PageCursor {
    switch group {
    case .sentBack: PageCursor(row.sentBackAt ?? row.since, row.article)
    case .due: PageCursor(row.due?.start ?? Self.never, row.article)
    case .drafts: PageCursor(row.updatedAt, row.article)
    case .waiting: PageCursor(row.since, row.article)
    }
  }

  /// Sorts assignments without a date after all others.
  private static let never = Date(timeIntervalSince1970: 253_402_214_400)

  private var publicationStates: [PublicationState] { [.unpublished, .published, .held] }

  private var states: [EditorialState] {
    switch group {
    case .sentBack, .drafts: [.draft, .changesRequested]
    case .due: [.draft, .changesRequested, .approved]
    case .waiting: [.submitted]
    }
  }

  private func condition(from source: ReadSource) -> Query {
    switch group {
    case .sentBack: " AND sent_back_by IS NOT NULL"
    case .due: " AND sent_back_by IS NULL AND assignee = \(person)"
    case .drafts: " AND sent_back_by IS NULL AND assignee IS DISTINCT FROM \(person)"
    case .waiting:
      isReviewer ? " AND NOT \(QueueQuery.mayApprove(person, from: source))" : ""
    }
  }

  /// The key as SQL, and whether the greatest comes first.
  private var order: (key: String, isDescending: Bool) {
    switch group {
    case .sentBack: ("sent_back_at", true)
    case .due: ("(coalesce(due, '9999-12-31') || 'T00:00:00Z')::timestamptz", false)
    case .drafts: ("updated_at", true)
    case .waiting: ("since", false)
    }
  }
}
