import Foundation
import PlainText
import PostgreSQL
import PostgresEventStore

/// Orders matches of a search, best first, and reads them.
struct SearchRanking {
  private let asked: AskedStatements
  private let table: String
  private let ignoresCapitals: Bool

  init(_ asked: AskedStatements, table: String, ignoresCapitals: Bool) {
    (self.asked, self.table, self.ignoresCapitals) = (asked, table, ignoresCapitals)
  }

  /// - Parameter last: Only matches after this one.
  func best(
    _ count: Int, of group: SearchScan.Group, after last: SearchCursor.Last?,
    on connection: inout Connection
  ) throws -> [SearchMatch] {
    let ordered = group.matches
      .filter { match in last.map { Self.isBefore(($0.rank, $0.row), match) } ?? true }
      .sorted { Self.isBefore(($0.rank, $0.row), $1) }
      .prefix(count)
    guard !ordered.isEmpty else { return [] }
    let rows = try connection.executePrepared(statement(ordered.map(\.position)))
    let ranks = Dictionary(
      ordered.map { ($0.row.article, $0.rank) }, uniquingKeysWith: { first, _ in first })
    return try rows.map { row in try match(row, ranks, in: group) }
  }

  /// Higher ranks first, then later changes. The id distinguishes equal ones.
  private static func isBefore(
    _ first: (rank: Int, row: PageCursor), _ second: SearchScan.Match
  ) -> Bool {
    if first.rank != second.rank { return first.rank > second.rank }
    if first.row.time != second.row.time { return first.row.time > second.row.time }
    return first.row.article.text > second.row.article.text
  }

  private func statement(_ positions: [Int]) -> Query {
    """
    SELECT \(raw: SearchRow.table.columnList), vector, body FROM (
      SELECT p.place, s.*, v.vector, t.body
      FROM unnest(\(positions)) WITH ORDINALITY AS p(position, place)
      CROSS JOIN LATERAL (
        SELECT s.* FROM \(raw: table) s WHERE s.position = p.position OFFSET 0
      ) AS s
      CROSS JOIN LATERAL (
        SELECT v.vector FROM read.search_vectors v
        WHERE v.position = s.position AND v.configuration = s.configuration OFFSET 0
      ) AS v
      LEFT JOIN galley.texts t ON t.key = s.manuscript
    ) AS found
    ORDER BY place
    """
  }

  private func match(
    _ row: Row, _ ranks: [UUID: Int], in group: SearchScan.Group
  ) throws -> SearchMatch {
    let article = try SearchRow.table.record(row)
    let rank = ranks[article.article] ?? 0
    let last = SearchCursor.Last(
      from: group.from, rank: rank, row: PageCursor(article.updatedAt, article.article))
    return SearchMatch(
      row: article, body: try row.value("body"), rank: Double(rank) / 1_000_000,
      terms: asked.terms[article.configuration]?.matches(in: try row.value("vector")) ?? [:],
      cursor: SearchCursor(
        through: group.through, ignoresCapitals: ignoresCapitals, last: last))
  }
}
