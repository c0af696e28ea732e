extension Theme {
  static let writing = Theme(
    title: "Writing past the append function",
    attacks: [
      Attack(
        "insert-an-event", by: .editor, .notPermitted,
        "INSERT INTO galley.events SELECT * FROM galley.events"),
      Attack(
        "change-an-event", by: .admin, .notPermitted,
        "UPDATE galley.events SET actor = 'adam'"),
      Attack(
        "delete-an-event", by: .admin, .notPermitted,
        "DELETE FROM galley.events"),
      Attack(
        "truncate-the-log", by: .admin, .notPermitted, "TRUNCATE galley.events"),
      Attack(
        "copy-into-the-log", by: .editor, .notPermitted,
        "COPY galley.events FROM STDIN"),
      Attack(
        "merge-into-the-log", by: .editor, .notPermitted,
        """
        MERGE INTO galley.events e USING galley.events f ON e.position = f.position
        WHEN MATCHED THEN UPDATE SET actor = 'emil'
        """),
      Attack(
        "insert-a-text", by: .editor, .notPermitted,
        "INSERT INTO galley.texts SELECT * FROM galley.texts"),
      Attack(
        "delete-a-text", by: .admin, .notPermitted,
        "DELETE FROM galley.texts"),
      Attack(
        "insert-a-picture", by: .editor, .notPermitted,
        "INSERT INTO galley.pictures SELECT * FROM galley.pictures"),
      Attack(
        "overwrite-a-picture", by: .editor, .notPermitted,
        "UPDATE galley.pictures SET body = ''"),
      Attack(
        "delete-a-picture", by: .admin, .notPermitted,
        "DELETE FROM galley.pictures"),
      Attack(
        "take-a-name-without-an-event", by: .editor, .notPermitted,
        "INSERT INTO galley.claims VALUES ('tomorrow', gen_random_uuid())"),
      Attack(
        "free-a-name", by: .admin, .notPermitted, "DELETE FROM galley.claims"),
      Attack(
        "remove-a-contributor", by: .admin, .notPermitted,
        "UPDATE galley.heads SET contributors = '{}'"),
      Attack(
        "take-positions", by: .editor, .notPermitted,
        "SELECT nextval('galley.positions') FROM generate_series(1, 1000)"),
      Attack(
        "turn-positions-back", by: .admin, .notPermitted,
        "SELECT setval('galley.positions', 1)"),
      Attack(
        "widen-a-role", by: .editor, .notPermitted,
        "UPDATE galley.event_types SET recorded_by = 'editor'"),
      Attack(
        "invent-an-event-type", by: .admin, .notPermitted,
        "INSERT INTO galley.event_types VALUES ('ArticleLeaked', 'article', 'editor', NULL)"),
      Attack(
        "enter-oneself-among-the-people", by: .neighbour, .notPermitted,
        "INSERT INTO galley.people (login, added_by) VALUES (session_user, 'anna')"),
      Attack(
        "come-back-by-hand", by: .dismissed, .notPermitted,
        "UPDATE galley.people SET disabled_at = NULL WHERE login = 'emil'"),
      Attack(
        "write-as-auditor", by: .auditor, .notPermitted,
        "INSERT INTO galley.texts SELECT * FROM galley.texts"),
      Attack(
        "pretend-a-migration", by: .admin, .notPermitted,
        "DELETE FROM galley.migrations WHERE number > 1"),
      Attack(
        "forge-a-read-model", by: .admin, .notPermitted,
        "UPDATE read.board SET headline = 'Forged'"),
      Attack(
        "move-a-checkpoint", by: .admin, .notPermitted,
        "UPDATE read.builds SET checkpoint = 1000000"),
      Attack(
        "clear-the-quarantine", by: .editor, .notPermitted,
        "DELETE FROM read.quarantine"),
    ])
}
