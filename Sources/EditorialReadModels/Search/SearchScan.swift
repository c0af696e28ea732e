import Foundation
import PostgreSQL

/// Finds the most recent matches of a search without reading all matches.
///
/// The log is divided into eras of 1,024 positions. The index has the era of each vector, so it can
/// answer "which vectors of these eras match". A scan begins with the last eras, and extends over as
/// many as a frequent word needs. It looks up a rare word in all eras at once.
struct SearchScan {
  /// Matches between two positions.
  struct Group {
    /// The first position that was looked through; 1 if there are no earlier matches.
    let from: Int
    let through: Int
    /// The last first.
    let matches: [Match]
  }

  struct Match {
    let position: Int
    /// In millionths: below 1 for a match in the body, below 2 for one in the standfirst, and below
    /// 3 for one in the headline.
    let rank: Int
    let row: PageCursor
  }

  private let asked: AskedStatements
  private let table: String
  private let conditions: Query
  private var lookedUp = 0

  /// The most vectors that are read from the index in one statement. Many belong to earlier
  /// revisions, and filters exclude others. It is more than the first eras can have.
  static let mostLookedUp = 5_000
  private static let firstEras = 4
  private static let mostEras = 1_024
  private static let eraBits = 10

  init(_ asked: AskedStatements, table: String, conditions: Query) {
    (self.asked, self.table, self.conditions) = (asked, table, conditions)
  }

  /// Whether so many vectors were read that the rest is left to the next page.
  var isExhausted: Bool { lookedUp >= 4 * Self.mostLookedUp }

  /// The last `count` matches between two positions, or fewer if the scan is exhausted.
  mutating func latest(
    _ count: Int, from start: Int, through end: Int, on connection: inout Connection
  ) throws -> Group {
    var (matches, upper, eras, mayAskWhole) = ([Match](), end, Self.firstEras, true)
    while upper >= start, !isExhausted {
      let lower = max(start, ((upper >> Self.eraBits) - eras + 1) << Self.eraBits)
      let answer = try lookUp(
        lower...upper, isWhole: false, count: count - matches.count, on: &connection)
      if answer.isTruncated {
        eras = max(Self.firstEras, eras / 8)
        continue
      }
      matches += answer.matches
      if matches.count >= count, let last = matches.last {
        return Group(from: last.position, through: end, matches: matches)
      }
      upper = lower - 1
      let seen = (end >> Self.eraBits) - (lower >> Self.eraBits) + 1
      let needed =
        matches.isEmpty ? .max : seen * (count - matches.count) / matches.count * 5 / 4
      eras = min(max(needed, Self.firstEras), Self.mostEras)
      if needed > Self.mostEras, mayAskWhole, upper >= start {
        mayAskWhole = false
        let rest = try lookUp(
          start...upper, isWhole: true, count: count - matches.count, on: &connection)
        if !rest.isTruncated {
          matches += rest.matches
          let last = matches.count >= count ? matches.last : nil
          return Group(from: last?.position ?? start, through: end, matches: matches)
        }
      }
    }
    return Group(from: max(upper + 1, start), through: end, matches: matches)
  }

  /// - Parameter isWhole: Whether to look through all eras.
  private mutating func lookUp(
    _ range: ClosedRange<Int>, isWhole: Bool, count: Int, on connection: inout Connection
  ) throws -> (matches: [Match], isTruncated: Bool) {
    let eras = (range.lowerBound >> Self.eraBits...range.upperBound >> Self.eraBits)
    let within: Query = isWhole ? "" : " AND v.era && \(eras.map { Int32($0) })"
    // Ordered first, so that articles are read only up to the limit, and ranked after it. No index
    // serves the condition on the configuration: PostgreSQL 18 would use the primary key's for it, and
    // read all of it.
    let rows = try connection.executePrepared(
      """
      WITH asked AS MATERIALIZED (SELECT * FROM \(asked.queries) AS a),
      looked_up AS MATERIALIZED (
        SELECT a.*, v.position, v.vector FROM asked a
        CROSS JOIN LATERAL (
          SELECT v.position, v.vector FROM read.search_vectors v
          WHERE v.vector @@ a.query\(within) AND a.configurations @> ARRAY[v.configuration]
          LIMIT \(Self.mostLookedUp)
        ) AS v
      )
      SELECT (SELECT count(*) FROM looked_up), matches.* FROM (VALUES (1)) AS one(row)
      LEFT JOIN (
        SELECT position, updated_at, article, (1000000 * (
          CASE WHEN vector @@ in_headline THEN 2 WHEN vector @@ in_heading THEN 1 ELSE 0 END
            + ts_rank_cd('{0, 0.1, 0.4, 1}', vector, query, 33)))::bigint
        FROM (
          SELECT v.*, s.updated_at, s.article FROM (
            SELECT * FROM looked_up
            WHERE position BETWEEN \(range.lowerBound) AND \(range.upperBound)
            ORDER BY position DESC OFFSET 0
          ) AS v
          CROSS JOIN LATERAL (
            SELECT s.* FROM \(raw: table) s WHERE s.position = v.position\(conditions) OFFSET 0
          ) AS s
          ORDER BY v.position DESC LIMIT \(count)
        ) AS latest
      ) AS matches ON true
      ORDER BY position DESC
      """)
    let found: Int = try rows[0].value(at: 0)
    lookedUp += found
    let matches = try rows.compactMap { row -> Match? in
      guard let position = try row.value(at: 1, as: Int?.self) else { return nil }
      return Match(
        position: position, rank: try row.value(at: 4),
        row: PageCursor(try row.value(at: 2), try row.value(at: 3)))
    }
    return (matches, found >= Self.mostLookedUp)
  }
}
