extension Theme {
  static let server = Theme(
    title: "Through the database into the server",
    attacks: [
      Attack(
        "run-a-program", by: .admin, .notPermitted,
        "COPY galley.events TO PROGRAM 'cat'"),
      Attack(
        "write-a-file", by: .admin, .notPermitted,
        "COPY galley.events TO '/tmp/galley-attack'"),
      Attack(
        "read-a-file", by: .admin, .notPermitted,
        "SELECT pg_read_file('/etc/passwd')"),
      Attack(
        "read-passwords", by: .admin, .notPermitted,
        "SELECT rolpassword FROM pg_authid"),
      Attack(
        "read-who-is-let-in", by: .admin, .notPermitted,
        "SELECT * FROM pg_hba_file_rules"),
      Attack(
        "read-anothers-statements", by: .editor, .withoutEffect,
        """
        SELECT 1 / (count(*) FILTER (WHERE query <> '<insufficient privilege>') - 1)
        FROM pg_stat_activity WHERE usename <> session_user OR pid = pg_backend_pid()
        HAVING count(*) FILTER (WHERE query <> '<insufficient privilege>') <> 1
        """),
      Attack(
        "end-anothers-session", by: .editor, .notPermitted,
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE usename = 'emil' AND datname = current_database()
        """),
      Attack(
        "change-the-server", by: .admin, .notPermitted,
        "ALTER SYSTEM SET fsync = off"),
      Attack(
        "pass-for-a-replica", by: .admin, .notPermitted,
        "SET session_replication_role = replica"),
      Attack(
        "store-a-large-object", by: .editor, .notPermitted,
        "SELECT lo_from_bytea(0, 'anything')"),
      Attack(
        "store-a-large-object-in-parts", by: .auditor, .notPermitted,
        "SELECT lowrite(lo_open(lo_create(0), 131072), 'anything')"),
      Attack(
        "write-into-the-servers-log-of-changes", by: .editor, .notPermitted,
        "SELECT pg_logical_emit_message(false, 'galley', 'anything')"),
      Attack(
        "make-a-database", by: .admin, .notPermitted, "CREATE DATABASE elsewhere"
      ),
    ])
}
