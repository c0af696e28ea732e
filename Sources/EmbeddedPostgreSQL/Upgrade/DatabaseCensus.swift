/// What a database contains, as lines that can be compared with those of its copy on a server of another
/// version: the number of rows of each table, the state of each sequence, the definitions, and all
/// rights.
struct DatabaseCensus {
  private let lines: Set<String>

  init(of database: String, at socket: String, by tools: UpgradeTools) throws {
    let counts = try tools.ask(Self.counts, in: database, at: socket)
    var lines: [String] = []
    // A command line is limited, and the names of tables are not.
    for start in stride(from: 0, to: counts.count, by: 100) {
      let query = counts[start..<min(start + 100, counts.count)].joined(separator: " UNION ALL ")
      lines += try tools.ask(query, in: database, at: socket)
    }
    lines += try tools.ask(Self.facts, in: database, at: socket)
    self.lines = Set(lines)
  }

  /// A fact that only one of the two has; nil if they are equal.
  func difference(from copy: DatabaseCensus) -> String? {
    lines.symmetricDifference(copy.lines).min()?.replacing("\t", with: ": ")
  }

  private static let ownSchemas = "nspname !~ '^pg_' AND nspname <> 'information_schema'"

  /// A query for each table.
  private static let counts = """
    SELECT format('SELECT %L, count(*)::text FROM %I.%I', 'table ' || c.oid::regclass, nspname, relname)
    FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
    WHERE relkind IN ('r', 'm') AND \(ownSchemas)
    """

  /// The rights in a column of a catalogue. Version 17 adds MAINTAIN for the owner.
  private static func rights(_ column: String, default kind: String, _ owner: String) -> String {
    """
    (SELECT string_agg(format('%s=%s/%s%s', grantee::regrole, privilege_type, grantor::regrole,
        CASE WHEN is_grantable THEN '*' END), ' '
        ORDER BY grantee::regrole::text, privilege_type, grantor::regrole::text)
      FROM aclexplode(coalesce(\(column), acldefault('\(kind)', \(owner))))
      WHERE privilege_type <> 'MAINTAIN')
    """
  }

  private static let facts = """
    SELECT 'sequence ' || format('%I.%I', schemaname, sequencename),
      concat_ws(' ', last_value, increment_by, sequenceowner)
    FROM pg_sequences
    UNION ALL
    SELECT 'function ' || p.oid::regprocedure, concat_ws(' ', md5(prosrc), proowner::regrole,
      prosecdef, proconfig, \(rights("proacl", default: "f", "proowner")))
    FROM pg_proc p JOIN pg_namespace ON pg_namespace.oid = pronamespace WHERE \(ownSchemas)
    UNION ALL
    SELECT 'relation ' || c.oid::regclass, concat_ws(' ', relkind, relowner::regrole,
      \(rights("relacl", default: "r", "relowner")))
    FROM pg_class c JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE relkind IN ('r', 'v', 'm', 'p') AND \(ownSchemas)
    UNION ALL
    SELECT 'column ' || format('%s.%I', c.oid::regclass, attname), concat_ws(' ',
      format_type(atttypid, atttypmod), attnotnull, \(rights("attacl", default: "c", "relowner")))
    FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
    JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE attnum > 0 AND NOT attisdropped AND relkind IN ('r', 'v', 'm', 'p') AND \(ownSchemas)
    UNION ALL
    SELECT 'index ' || i.indexrelid::regclass, concat_ws(' ', indrelid::regclass, indisunique, indisvalid)
    FROM pg_index i JOIN pg_class c ON c.oid = indexrelid
    JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE \(ownSchemas)
    UNION ALL
    SELECT 'constraint ' || format('%s %I', conrelid::regclass, conname),
      concat_ws(' ', contype, convalidated)
    FROM pg_constraint JOIN pg_namespace ON pg_namespace.oid = connamespace
    WHERE contype IN ('c', 'f', 'p', 'u', 'x') AND \(ownSchemas)
    UNION ALL
    SELECT 'trigger ' || format('%s %I', tgrelid::regclass, tgname),
      concat_ws(' ', tgfoid::regprocedure, tgtype, tgenabled)
    FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL
    SELECT 'schema ' || nspname, concat_ws(' ', nspowner::regrole,
      \(rights("nspacl", default: "n", "nspowner")))
    FROM pg_namespace WHERE \(ownSchemas)
    UNION ALL
    SELECT 'database', concat_ws(' ', datdba::regrole, encoding, datcollate, datctype,
      \(rights("datacl", default: "d", "datdba")))
    FROM pg_database WHERE datname = current_database()
    UNION ALL
    SELECT 'setting', concat_ws(' ', setrole::regrole, setconfig)
    FROM pg_db_role_setting JOIN pg_database d ON d.oid = setdatabase
    WHERE datname = current_database()
    """
}
