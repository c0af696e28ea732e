import EditorialReadModels
import PostgreSQL
import TestSupport

/// Every row of every read model of articles as text, by table.
struct ReadModelContents: Equatable {
  private(set) var rows: [String: [String]] = [:]

  init(of database: TestDatabase) async throws {
    let session = try await database.session()
    for table in ["board", "revisions", "activity", "turnaround", "search"] + Self.publications {
      rows[table] = try await session.use { connection in
        try connection.execute(
          "SELECT row_to_json(t)::text FROM \(raw: "read.\(table)") t ORDER BY 1"
        ).map { try $0.value(at: 0, as: String.self) }
      }
    }
  }

  private static let publications = [
    "publications", "live_intervals", "corrections", "slugs", "reply_policies",
  ]
}
