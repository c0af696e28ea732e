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
    let positions: [Int]
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
    var (positions, upper, eras, mayAskWhole) = ([Int](), end, Self.firstEras, true)
    while upper >= start, !isExhausted {
      let lower = max(start, ((upper >> Self.eraBits) - eras + 1) << Self.eraBits)
      let answer = try lookUp(
        lower...upper, isWhole: false, count: count - positions.count, on: &connection)
      if answer.isTruncated {
        eras = max(Self.firstEras, eras / 8)
        continue
      }
      positions += answer.positions
      if positions.count >= count, let last = positions.last {
        return Group(from: last > start ? last : start, through: end, positions: positions)
      }
      upper = lower - 1
      let seen = (end >> Self.eraBits) - (lower >> Self.eraBits) + 1
      let needed =
        positions.isEmpty ? .max : seen * (count - positions.count) / positions.count * 5 / 4
      eras = min(max(needed, Self.firstEras), Self.mostEras)
      if needed > Self.mostEras, mayAskWhole, upper >= start {
        mayAskWhole = false
        let rest = try lookUp(
          start...upper, isWhole: true, count: count - positions.count, on: &connection)
        if !rest.isTruncated {
          positions += rest.positions
          let isFull = positions.count >= count
          return Group(
            from: isFull ? positions[positions.count - 1] : start, through: end,
            positions: positions)
        }
      }
    }
    return Group(from: max(upper + 1, start), through: end, positions: positions)
  }

  /// - Parameter isWhole: Whether to look through all eras.
  private mutating func lookUp(
    _ range: ClosedRange<Int>, isWhole: Bool, count: Int, on connection: inout Connection
  ) throws -> (positions: [Int], isTruncated: Bool) {
    let eras = (range.lowerBound >> Self.eraBits...range.upperBound >> Self.eraBits)
    let within: Query = isWhole ? "" : " AND v.era && \(eras.map { Int32($0) })"
    let row = try connection.executePrepared(
      """
      WITH asked AS MATERIALIZED (SELECT * FROM \(asked.queries) AS a),
      looked_up AS MATERIALIZED (
        SELECT v.position FROM asked a
        CROSS JOIN LATERAL (
          SELECT v.position FROM read.search_vectors v
          WHERE v.vector @@ a.query\(within) AND v.configuration = ANY(a.configurations)
          LIMIT \(Self.mostLookedUp)
        ) AS v
      )
      SELECT (SELECT count(*) FROM looked_up), ARRAY(
        SELECT s.position FROM looked_up v
        CROSS JOIN LATERAL (
          SELECT s.position FROM \(raw: table) s WHERE s.position = v.position\(conditions) OFFSET 0
        ) AS s
        WHERE v.position BETWEEN \(range.lowerBound) AND \(range.upperBound)
        ORDER BY s.position DESC LIMIT \(count)
      )
      """)[0]
    let found: Int = try row.value(at: 0)
    lookedUp += found
    return (try row.value(at: 1), found >= Self.mostLookedUp)
  }
}
