import Foundation
import PostgreSQL

/// A table of the live build, and the same table of one to compare it with.
struct TablePair: Sendable {
  let pair: BuildPair
  let table: TableOutline

  /// How many differing cells are told.
  private static let mostDifferences = 100

  /// - Parameter connection: In a snapshot in which both builds are at one position.
  func compare(on connection: inout Connection) throws -> Comparison.Table {
    let live = try buckets(of: pair.live, on: &connection)
    let folded = try buckets(of: pair.folded, on: &connection)
    let differing = Set(live.keys).union(folded.keys).filter { live[$0] != folded[$0] }
    return Comparison.Table(
      name: table.name, live: live.values.reduce(0) { $0 + $1.rows },
      folded: folded.values.reduce(0) { $0 + $1.rows }, differingBuckets: differing.count,
      differences: differing.isEmpty
        ? [] : try differences(in: differing.sorted(), on: &connection))
  }

  private struct Bucket: Equatable {
    let rows: Int
    /// The exclusive or of the rows' digests: the same in whatever order they stand.
    let digest: Int64
  }

  private func bucket(_ alias: String) -> String {
    "(uuid_hash_extended(\(alias).\(table.streamColumn), 0) & 255)"
  }

  private func buckets(
    of build: Build, on connection: inout Connection
  ) throws -> [Int64: Bucket] {
    let rows = try connection.execute(
      """
      SELECT \(raw: bucket("t")), count(*), bit_xor(hash_record_extended(t, 0))
      FROM (SELECT \(raw: table.columnList) FROM \(raw: build.schema).\(raw: table.name)) AS t
      GROUP BY 1
      """)
    var buckets: [Int64: Bucket] = [:]
    for row in rows {
      buckets[try row.value(at: 0)] = Bucket(
        rows: try row.value(at: 1), digest: try row.value(at: 2))
    }
    return buckets
  }

  private func differences(
    in buckets: [Int64], on connection: inout Connection
  ) throws -> [Comparison.Cell] {
    func side(_ build: Build) -> String {
      """
      SELECT t.\(table.streamColumn) AS stream, \(table.ordinalColumn.map { "t.\($0)" } ?? "0") AS n,
        to_jsonb(t) AS cells
      FROM (SELECT \(table.columnList) FROM \(build.schema).\(table.name)) AS t
      WHERE \(bucket("t")) = ANY
      """
    }
    let rows = try connection.execute(
      """
      SELECT stream, n::bigint, key, l.cells ->> key, f.cells ->> key
      FROM (\(raw: side(pair.live)) (\(buckets))) AS l
      FULL JOIN (\(raw: side(pair.folded)) (\(buckets))) AS f USING (stream, n)
      CROSS JOIN LATERAL jsonb_object_keys(coalesce(l.cells, f.cells)) AS key
      WHERE l.cells -> key IS DISTINCT FROM f.cells -> key
      ORDER BY stream, n, key LIMIT \(Self.mostDifferences)
      """)
    return try rows.map { row in
      Comparison.Cell(
        stream: try row.value(at: 0),
        ordinal: table.ordinalColumn == nil ? nil : try row.value(at: 1, as: Int.self),
        column: try row.value(at: 2), live: try row.value(at: 3), folded: try row.value(at: 4))
    }
  }
}
