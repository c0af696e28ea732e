import Foundation
import PostgreSQL

/// A live build and one that was folded again, to be compared.
struct BuildPair: Sendable {
  let tables: [TableOutline]
  let live: Build
  let folded: Build

  var tablePairs: [TablePair] {
    tables.map { TablePair(live: live, folded: folded, table: $0) }
  }
}

/// The same table of a live build and of one that was folded again.
struct TablePair: Sendable {
  let live: Build
  let folded: Build
  let table: TableOutline

  /// How many differences are listed.
  private static let mostDifferences = 100

  /// - Parameter connection: In a snapshot in which both builds have the same position.
  func compare(on connection: inout Connection) throws -> Comparison.Table {
    let live = try buckets(of: self.live, on: &connection)
    let folded = try buckets(of: self.folded, on: &connection)
    let differing = Set(live.keys).union(folded.keys).filter { live[$0] != folded[$0] }
    return Comparison.Table(
      name: table.name, live: live.values.reduce(0) { $0 + $1.rows },
      folded: folded.values.reduce(0) { $0 + $1.rows }, differingBuckets: differing.count,
      differences: differing.isEmpty
        ? [] : try differences(in: differing.sorted(), on: &connection))
  }

  private struct Bucket: Equatable {
    let rows: Int
    /// The exclusive or of the digests of the rows, which does not depend on their order.
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
  ) throws -> [Comparison.Difference] {
    func side(_ build: Build) -> Query {
      """
      SELECT t.\(raw: table.streamColumn) AS stream,
        \(raw: table.ordinalColumn.map { "t.\($0)" } ?? "0")::bigint AS n,
        to_jsonb(t) AS cells
      FROM (SELECT \(raw: table.columnList) FROM \(raw: build.schema).\(raw: table.name)) AS t
      WHERE \(raw: bucket("t")) = ANY(\(buckets))
      """
    }
    let rows = try connection.execute(
      """
      SELECT stream, n, l.cells IS NOT NULL, f.cells IS NOT NULL, key,
        l.cells ->> key, f.cells ->> key
      FROM (\(side(live))) AS l
      FULL JOIN (\(side(folded))) AS f USING (stream, n)
      LEFT JOIN LATERAL jsonb_object_keys(CASE WHEN f.cells IS NOT NULL THEN l.cells END) AS key
        ON true
      WHERE key IS NULL OR l.cells -> key IS DISTINCT FROM f.cells -> key
      ORDER BY 1, 2, key LIMIT \(Self.mostDifferences)
      """)
    return try rows.map { row in
      Comparison.Difference(
        stream: try row.value(at: 0),
        ordinal: table.ordinalColumn == nil ? nil : try row.value(at: 1, as: Int.self),
        kind: try kind(of: row))
    }
  }

  private func kind(of row: Row) throws -> Comparison.Kind {
    let sides = (try row.value(at: 2, as: Bool.self), try row.value(at: 3, as: Bool.self))
    return switch sides {
    case (true, false): .onlyLive
    case (false, _): .onlyFolded
    case (true, true):
      .cell(
        column: try row.value(at: 4), live: try row.value(at: 5), folded: try row.value(at: 6))
    }
  }
}
