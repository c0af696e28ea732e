import PostgreSQL
import TestSupport

/// Digests of the newsroom's record, its read models and the rights on both, for comparison.
struct Standing: Equatable, Sendable {
  private var digests: [String: String] = [:]

  init(of database: TestDatabase) async throws {
    digests = try await database.session().use { connection in
      let views: [String] = try connection.execute(
        """
        SELECT format('%I.%I', n.nspname, c.relname)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname IN ('galley', 'read') AND c.relkind IN ('r', 'v', 'S')
        """
      ).map { try $0.value(at: 0) }
      var digests: [String: String] = [:]
      for relation in views {
        let rows = "SELECT ROW(t.*) FROM \(relation) t"
        digests[relation] = try Self.digest(of: rows, on: &connection)
      }
      for catalog in Self.catalogs {
        digests[catalog] = try Self.digest(of: catalog, on: &connection)
      }
      return digests
    }
  }

  /// The names of the parts that differ.
  func differences(from other: Standing) -> [String] {
    Set(digests.keys).union(other.digests.keys).filter { digests[$0] != other.digests[$0] }.sorted()
  }

  /// The owners of objects and the rights on them.
  private static let catalogs = [
    """
    SELECT (oid, relnamespace, relname, relowner, relacl, relhastriggers) FROM pg_class
    WHERE relkind <> 't'
    """,
    """
    SELECT (oid, pronamespace, proname, proargtypes, proowner, proacl, prosrc, proconfig)
    FROM pg_proc
    """,
    "SELECT (nspname, nspowner, nspacl) FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_t%'",
    "SELECT (datdba, datacl) FROM pg_database WHERE datname = current_database()",
    "SELECT (tgname, tgenabled) FROM pg_trigger",
    "SELECT d FROM pg_default_acl d",
    "SELECT o.oid FROM pg_largeobject_metadata o",
    "SELECT (oprname, oprnamespace) FROM pg_operator",
  ]

  private static func digest(
    of rows: String, on connection: inout Connection
  ) throws -> String {
    try connection.execute(
      """
      SELECT count(*) || ' ' || encode(sha256(convert_to(
        coalesce(string_agg(r::text, E'\\n' ORDER BY r::text COLLATE "C"), ''), 'UTF8')), 'hex')
      FROM (\(raw: rows)) AS rows(r)
      """)[0].value(at: 0)
  }
}
