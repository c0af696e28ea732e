package import Editorial
package import Foundation
package import PostgreSQL
import PostgresEventStore

/// Asks the board for articles, last changed first.
package struct BoardQuery: Sendable {
  /// Empty for all.
  package var editorialStates: [EditorialState]
  package var publicationState: PublicationState?
  package var section: String?
  package var assignee: String?
  /// An article must match all of them; empty for all articles.
  package var people: [Involvement]
  package var changedSince: Date?
  /// Where the previous page ended; nil for the first.
  package var cursor: PageCursor?
  /// The most rows.
  package var limit: Int

  package init(
    editorialStates: [EditorialState] = [], publicationState: PublicationState? = nil,
    section: String? = nil,
    assignee: String? = nil, people: [Involvement] = [], changedSince: Date? = nil,
    after cursor: PageCursor? = nil, limit: Int
  ) {
    self.editorialStates = editorialStates
    self.publicationState = publicationState
    self.section = section
    self.assignee = assignee
    self.people = people
    self.changedSince = changedSince
    self.cursor = cursor
    self.limit = limit
  }

  /// Reads the first rows of each pair of states from an ordered index, and then takes the first of
  /// these. It reads at most the limit times the number of pairs, regardless of the size of the
  /// board and the number of matching rows. A person's articles come from up to three indexes.
  package func statement(from source: ReadSource = .live) -> Query {
    var conditions: Query = ""
    if let section { conditions = conditions.appending(LongText.condition("section", is: section)) }
    if let assignee {
      conditions = conditions.appending(LongText.condition("assignee", is: assignee))
    }
    if let changedSince {
      conditions = conditions.appending(" AND updated_at >= \(changedSince)")
    }
    for person in people.dropFirst() { conditions = conditions.appending(person.condition) }
    if let cursor {
      conditions = conditions.appending(
        " AND (updated_at, article) < (\(cursor.time), \(cursor.article))")
    }
    let (columns, pairs) = (BoardRow.table.columnList, pairs)
    let branches = people.first?.branches ?? [""]
    let parts = branches.map { branch -> Query in
      """
      (SELECT \(raw: columns) FROM \(raw: source.table(BoardRow.table)) b
        WHERE editorial_state = s.e AND publication_state = s.p\(branch)\(conditions)
        ORDER BY updated_at DESC, article DESC LIMIT \(limit))
      """
    }
    let union = parts.dropFirst().reduce(parts[0]) { "\($0) UNION ALL \($1)" }
    return """
      SELECT \(raw: columns) FROM unnest(\(pairs.map(\.0)), \(pairs.map(\.1))) AS s(e, p)
      CROSS JOIN LATERAL (\(union)) AS b
      ORDER BY updated_at DESC, article DESC LIMIT \(limit)
      """
  }

  /// Whether an article on the board has this author, as ``Involvement/author(_:)``.
  package static func hasArticles(by name: String, from source: ReadSource = .live) -> Query {
    let parts = Involvement.author(name).branches.map { branch -> Query in
      "EXISTS (SELECT FROM \(raw: source.table(BoardRow.table)) b WHERE true\(branch))"
    }
    return "SELECT \(parts[0]) OR \(parts[1])"
  }

  /// Whether an article on the board is assigned to this person.
  package static func hasAssignments(of name: String, from source: ReadSource = .live) -> Query {
    """
    SELECT EXISTS (SELECT FROM \(raw: source.table(BoardRow.table)) b
      WHERE true\(LongText.condition("assignee", is: name)))
    """
  }

  /// The row of one article, or nil.
  package static func article(_ id: UUID, from source: ReadSource = .live) -> Query {
    """
    SELECT \(raw: BoardRow.table.columnList) FROM \(raw: source.table(BoardRow.table)) b
    WHERE article = \(id)
    """
  }

  /// The rows of several articles, in no order.
  package static func articles(_ ids: [UUID], from source: ReadSource = .live) -> Query {
    """
    SELECT \(raw: BoardRow.table.columnList) FROM \(raw: source.table(BoardRow.table)) b
    WHERE article = ANY (\(ids))
    """
  }

  /// The states on both axes that a matching article may have.
  private var pairs: [(EditorialState, PublicationState)] {
    let editorial = editorialStates.isEmpty ? EditorialState.allCases : Array(Set(editorialStates))
    let publication = publicationState.map { [$0] } ?? PublicationState.allCases
    return editorial.flatMap { state in publication.map { (state, $0) } }
  }
}
