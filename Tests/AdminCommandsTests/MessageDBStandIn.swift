import Foundation
import TestSupport

/// A folder with SQL that looks like message-db's to a client: a role, a schema, and two functions
/// with its names and parameters.
struct MessageDBStandIn {
  let folder: String

  /// Runs `body` with the folder, and removes it afterwards.
  ///
  /// - Parameter index: The SQL of the last file.
  static func with(
    index: String = "CREATE UNIQUE INDEX ON message_store.messages (stream_name, position)",
    _ body: (MessageDBStandIn) async throws -> Void
  ) async throws {
    let parent = try ScratchDirectory.make("messages")
    defer { try? FileManager.default.removeItem(atPath: parent) }
    let standIn = MessageDBStandIn(folder: "\(parent)/database")
    try standIn.write("\(index);", to: "indexes/messages.sql")
    for (file, sql) in files { try standIn.write(sql, to: file) }
    try await body(standIn)
  }

  func write(_ sql: String, to file: String) throws {
    let url = URL(filePath: "\(folder)/\(file)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(sql.utf8).write(to: url)
  }

  private static let files = [
    "roles/role.sql": "CREATE ROLE message_store;",
    "schema/schema.sql": "CREATE SCHEMA message_store AUTHORIZATION message_store;",
    // psql reads the files, so that its own commands work.
    "tables/messages.sql": #"""
    \set schema message_store
    CREATE TABLE :schema.messages (
      global_position bigserial PRIMARY KEY, stream_name varchar, position bigint,
      id varchar, type varchar, data jsonb, metadata jsonb, time timestamp DEFAULT now());
    """#,
    "functions/get-stream-messages.sql": """
    CREATE FUNCTION message_store.get_stream_messages(
      stream_name varchar, "position" bigint DEFAULT 0, batch_size bigint DEFAULT 1000,
      condition varchar DEFAULT NULL
    ) RETURNS SETOF message_store.messages LANGUAGE sql AS $$
      SELECT * FROM messages m WHERE m.stream_name = $1 ORDER BY m.position
    $$;
    """,
    "functions/write-message.sql": """
    CREATE FUNCTION message_store.write_message(
      id varchar, stream_name varchar, type varchar, data jsonb, metadata jsonb DEFAULT NULL,
      expected_version bigint DEFAULT NULL
    ) RETURNS bigint LANGUAGE plpgsql AS $$
    DECLARE
      last bigint := (
        SELECT coalesce(max(m.position), -1) FROM messages m WHERE m.stream_name = $2);
    BEGIN
      IF last IS DISTINCT FROM $6 THEN
        RAISE EXCEPTION 'the last version is %, not %', last, $6;
      END IF;
      INSERT INTO messages (stream_name, position, id, type, data, metadata)
      VALUES ($2, last + 1, $1, $3, $4, $5);
      RETURN last + 1;
    END $$;
    """,
  ]
}
