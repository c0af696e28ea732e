import PostgreSQL

extension Connection {
  /// Imports people as they are in the export, without a login and without rights on the server.
  /// Whoever is in this newsroom already stays as they are: the file must not disable the person who
  /// imports it.
  ///
  /// A person without a role was disabled, and becomes a disabled auditor.
  mutating func take(_ people: [TransferPerson]) throws {
    try script("CREATE TEMPORARY TABLE imported (LIKE galley.people)")
    try copyIn(
      """
      COPY pg_temp.imported (login, role, added_by, added_at, disabled_at)
      FROM STDIN (FORMAT binary)
      """
    ) { writer in
      for person in people {
        try writer.row(
          person.login, person.role ?? "auditor", person.addedBy, person.addedAt,
          person.disabledAt)
      }
    }
    try script(
      """
      \(Self.refusingStrangers);
      INSERT INTO galley.people (login, role, added_by, added_at, disabled_at)
        SELECT login, role, added_by, added_at, disabled_at FROM pg_temp.imported
        ON CONFLICT (login) DO NOTHING;
      DROP TABLE pg_temp.imported
      """)
  }

  /// A login that the server lets connect would become one of this newsroom's people by a row alone.
  private static let refusingStrangers = """
    DO $$
    DECLARE
      stranger text;
    BEGIN
      SELECT p.login INTO stranger
        FROM pg_temp.imported p
        JOIN pg_roles r ON r.rolname = p.login
        WHERE p.disabled_at IS NULL AND NOT r.rolsuper
          AND has_database_privilege(r.oid, current_database(), 'CONNECT')
          AND NOT EXISTS (SELECT FROM galley.people k WHERE k.login = p.login)
        ORDER BY p.login LIMIT 1;
      IF FOUND THEN
        RAISE EXCEPTION '% may connect to this database and could act at once; '
          'add them as a user first, or revoke CONNECT', stranger
          USING ERRCODE = 'insufficient_privilege';
      END IF;
    END
    $$
    """
}
