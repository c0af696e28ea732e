import Testing

/// A change to the record by the owner of the database, and where the verification finds it.
struct Tampering: CustomTestStringConvertible, Sendable {
  /// The name in the threat model.
  let name: String
  let sql: String
  /// Part of the expected finding.
  let found: String
  /// The position in the finding.
  var position: Int64?

  var testDescription: String { name }

  static let all = [
    Tampering(
      name: "change-a-byte",
      sql: """
        UPDATE galley.events
        SET payload = replace(payload::text, '"revision":1', '"revision":2')::json
        WHERE position = 5
        """, found: "the event at position 5 was altered", position: 5),
    Tampering(
      name: "add-a-space",
      sql: "UPDATE galley.events SET payload = (payload::text || ' ')::json WHERE position = 1",
      found: "the event at position 1 was altered", position: 1),
    Tampering(
      name: "change-an-actor", sql: "UPDATE galley.events SET actor = 'adam' WHERE position = 4",
      found: "the event at position 4 was altered", position: 4),
    Tampering(
      name: "change-a-time",
      sql: """
        UPDATE galley.events SET recorded_at = recorded_at - interval '1 millisecond'
        WHERE position = 9
        """, found: "the event at position 9 was altered", position: 9),
    Tampering(
      name: "change-a-cause",
      sql: "UPDATE galley.events SET causation_id = event_id WHERE position = 3",
      found: "the event at position 3 was altered", position: 3),
    Tampering(
      name: "swap-two-events",
      sql: """
        UPDATE galley.events SET position = -2 WHERE position = 2;
        UPDATE galley.events SET position = 2 WHERE position = 1;
        UPDATE galley.events SET position = 1 WHERE position = -2
        """, found: "the event at position 1 is not the one sealed", position: 1),
    Tampering(
      name: "drop-the-last", sql: "DELETE FROM galley.events WHERE position = 10",
      found: "the last 1 of the 9 events of the seal kept outside are missing, after position 9",
      position: 9),
    Tampering(
      name: "drop-one", sql: "DELETE FROM galley.events WHERE position = 6",
      found: "an event before position 8 is missing", position: 8),
    Tampering(
      name: "drop-a-stream",
      sql: "DELETE FROM galley.events WHERE stream = (SELECT stream FROM galley.claims "
        + "WHERE name = 'tower')",
      found: "an event before position 3 is missing", position: 3),
    Tampering(
      name: "insert-into-the-past",
      sql: """
        INSERT INTO galley.events
          SELECT 7, category, stream, 6, '01993e6c-9c7f-7a3c-8d7e-51b2a0a1c9d2', 'NoteAdded', 1,
            (SELECT payload FROM galley.events WHERE type = 'NoteAdded'), actor,
            '01993e6c-9c7f-7a3c-8d7e-51b2a0a1c9d3', 0, '01993e6c-9c7f-7a3c-8d7e-51b2a0a1c9d3', NULL,
            recorded_at
          FROM galley.events WHERE position = 6
        """, found: "the event at position 7 is not the one sealed", position: 7),
    Tampering(
      name: "record-past-append",
      sql: """
        INSERT INTO galley.events
          SELECT 11, category, stream, 6, '01993e6c-9c7f-7a3c-8d7e-51b2a0a1c9d2',
            'ArticleUnpublished', 1, '{"reason":""}', actor, '01993e6c-9c7f-7a3c-8d7e-51b2a0a1c9d3',
            0, '01993e6c-9c7f-7a3c-8d7e-51b2a0a1c9d3', NULL, recorded_at
          FROM galley.events WHERE position = 10
        """,
      found:
        "the ArticleUnpublished at position 11 by anna should not have been recorded: the rules refuse",
      position: 11),
    Tampering(
      name: "record-a-setting-past-append",
      sql: """
        INSERT INTO galley.events
          SELECT 11, 'settings', '73657474-696e-8773-8000-000000000000', 1,
            '01993e6c-9c7f-7a3c-8d7e-51b2a0a1c9d2', 'SettingChanged', 1,
            '{"key":"replies","value":"maybe"}', actor, '01993e6c-9c7f-7a3c-8d7e-51b2a0a1c9d3', 0,
            '01993e6c-9c7f-7a3c-8d7e-51b2a0a1c9d3', NULL, recorded_at
          FROM galley.events WHERE position = 10
        """,
      found:
        "the change of a setting at position 11 by anna should not have been recorded: it is not",
      position: 11),
    Tampering(
      name: "record-a-setting-elsewhere",
      sql: """
        INSERT INTO galley.events
          SELECT 11, 'settings', stream, 6, '01993e6c-9c7f-7a3c-8d7e-51b2a0a1c9d2',
            'SettingChanged', 1, '{"key":"replies","value":"open"}', actor,
            '01993e6c-9c7f-7a3c-8d7e-51b2a0a1c9d3', 0, '01993e6c-9c7f-7a3c-8d7e-51b2a0a1c9d3', NULL,
            recorded_at
          FROM galley.events WHERE position = 10
        """,
      found: "the event at position 11 belongs to the category settings, and its stream to article",
      position: 11),
    Tampering(
      name: "leave-a-version-out",
      sql: "UPDATE galley.events SET version = 7 WHERE position = 10",
      found: "the event at position 10 has version 7 in its stream instead of 5",
      position: 10),
    Tampering(
      name: "change-a-manuscript",
      sql: """
        ALTER TABLE galley.texts DROP CONSTRAINT texts_key_is_digest;
        UPDATE galley.texts SET body = 'The ferry sinks.' WHERE body = 'The ferry sails.'
        """, found: "a text was altered: its key"),
    Tampering(
      name: "lose-a-text", sql: "DELETE FROM galley.texts WHERE body = 'Ask the harbour.'",
      found: "is missing, but no event erased it"),
    Tampering(
      name: "keep-a-text-nobody-wrote",
      sql: """
        INSERT INTO galley.texts (key, stream, salt, body)
          SELECT sha256(salt || 'Forged.'), stream, salt, 'Forged.' FROM galley.texts LIMIT 1
        """, found: "is stored, but no event cites it"),
    Tampering(
      name: "free-a-slug", sql: "DELETE FROM galley.claims WHERE name = 'ferry'",
      found: "the slug ferry is not claimed for its article"),
    Tampering(
      name: "claim-a-slug",
      sql: "INSERT INTO galley.claims SELECT 'stolen', stream FROM galley.claims LIMIT 1",
      found: "the slug stolen is claimed, but by no event"),
    Tampering(
      name: "edit-a-seal",
      sql: "UPDATE galley.seals SET note = replace(note, E'\\n7\\n', E'\\n6\\n') WHERE size = 7",
      found: "the seal of 7 events: the seal's signature by example.org/desk is invalid"),
    Tampering(
      name: "move-a-seal",
      sql: "UPDATE galley.seals SET position = 9 WHERE size = 9",
      found: "the seal of 9 events ends at position 10, but is stored as one up to 9"),
    Tampering(
      name: "take-another-seal",
      sql: """
        UPDATE galley.seals SET note = (SELECT note FROM galley.seals WHERE size = 9) WHERE size = 7
        """, found: "the seal was signed for 9 events, but is stored as one of 7"),
    editedHash,
    Tampering(
      name: "drop-a-seal", sql: "DELETE FROM galley.seals WHERE size = 9",
      found: "a seal of 9 events was made, but is not among those alongside the log"),
    Tampering(
      name: "drop-the-seals-and-change-an-event",
      sql: """
        DELETE FROM galley.seals;
        UPDATE galley.events SET actor = 'adam' WHERE position = 4
        """,
      found:
        "the events after position 0 and up to 8 are not those sealed by the seal kept outside",
      position: 8),
  ]

  /// Changes a byte of the hashes from which the last seal is continued.
  static let editedHash = Tampering(
    name: "edit-a-hash",
    sql: """
      UPDATE galley.seals SET edge = set_byte(edge, 39, 255 - get_byte(edge, 39)) WHERE size = 9
      """,
    found: "a hash alongside the log was changed: the event at position 2 is as it was sealed",
    position: 2)
}
