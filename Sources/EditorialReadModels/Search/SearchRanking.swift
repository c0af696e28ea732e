import Foundation
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
    guard !group.positions.isEmpty else { return [] }
    var condition: Query = ""
    if let last {
      condition = """
        WHERE (ranked.rank, ranked.updated_at, ranked.article)
          < (\(last.rank), \(last.row.time), \(last.row.article))
        """
    }
    return try connection.executePrepared(statement(count, of: group, condition)).map { row in
      try match(row, in: group)
    }
  }

  /// The rank is below 1 for matches in the body, below 2 for those in the standfirst and below 3
  /// for those in the headline, in millionths.
  private func statement(
    _ count: Int, of group: SearchScan.Group, _ condition: Query
  ) -> Query {
    """
    WITH asked AS MATERIALIZED (SELECT * FROM \(asked.rankedQueries) AS a)
    SELECT \(raw: SearchRow.table.columnList), vector, rank, t.body FROM (
      SELECT * FROM (
        SELECT s.*, v.vector, (1000000 * (
          CASE
            WHEN v.vector @@ a.in_headline THEN 2
            WHEN v.vector @@ a.in_heading THEN 1
            ELSE 0
          END + ts_rank_cd('{0, 0.1, 0.4, 1}', v.vector, a.query, 33)
        ))::bigint AS rank
        FROM unnest(\(group.positions)) AS p(position)
        CROSS JOIN LATERAL (
          SELECT s.* FROM \(raw: table) s WHERE s.position = p.position OFFSET 0
        ) AS s
        JOIN asked a ON s.configuration = ANY(a.configurations)
        CROSS JOIN LATERAL (
          SELECT v.vector FROM read.search_vectors v
          WHERE v.position = s.position AND v.configuration = s.configuration OFFSET 0
        ) AS v
      ) AS ranked
      \(condition)
      ORDER BY rank DESC, updated_at DESC, article DESC LIMIT \(count)
    ) AS ranked
    LEFT JOIN galley.texts t ON t.key = ranked.manuscript
    ORDER BY rank DESC, updated_at DESC, article DESC
    """
  }

  private func match(_ row: Row, in group: SearchScan.Group) throws -> SearchMatch {
    let article = try SearchRow.table.record(row)
    let rank: Int = try row.value("rank")
    let last = SearchCursor.Last(
      from: group.from, rank: rank, row: PageCursor(article.updatedAt, article.article))
    return SearchMatch(
      row: article, body: try row.value("body"), rank: Double(rank) / 1_000_000,
      terms: asked.terms[article.configuration]?.matches(in: try row.value("vector")) ?? [:],
      cursor: SearchCursor(
        through: group.through, ignoresCapitals: ignoresCapitals, last: last))
  }
}
