import EditorialReadModels
import Foundation
import PostgreSQL
import PostgresEventStore

extension Member {
  /// The digest of each table of each read model, after it has followed the log to its end.
  package func fingerprints() async throws -> Answer<[Fingerprint]> {
    try await read(ReadModels.all) { connection in
      try ReadModels.all.flatMap { model in
        try model.tableNames.map { table in
          try Self.fingerprint(of: table, in: model.name, on: &connection)
        }
      }
    }
  }

  private static func fingerprint(
    of table: String, in model: String, on connection: inout Connection
  ) throws -> Fingerprint {
    let row = try connection.execute(
      """
      SELECT count(*), encode(sha256(convert_to(coalesce(
        string_agg(t::text, E'\\n' ORDER BY t::text COLLATE "C"), ''), 'UTF8')), 'hex')
      FROM read.\(raw: table) t
      """)[0]
    return Fingerprint(
      name: model, table: table, rows: try row.value(at: 0), digest: try row.value(at: 1))
  }
}

extension Projection {
  /// The views that queries read.
  static var tableNames: [String] { outlines.map(\.name) }
}
