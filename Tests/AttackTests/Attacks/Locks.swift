extension Theme {
  static let locks = Theme(
    title: "Holding up others",
    attacks: [
      Attack(
        "hold-the-watermark", by: .editor, .notPermitted,
        "SELECT pg_advisory_lock_shared(galley.floor_key(0))"),
      Attack(
        "hold-the-watermark-for-a-transaction", by: .auditor, .notPermitted,
        "SELECT pg_advisory_xact_lock_shared((103::bigint << 56) | 1)"),
      Attack(
        "stop-a-floor", by: .editor, .notPermitted,
        "SELECT pg_try_advisory_lock(galley.floor_key(s.last_value)) FROM galley.positions s"),
      Attack(
        "stop-a-streams-writers", by: .auditor, .notPermitted,
        "SELECT pg_advisory_lock(102, hashtext(stream::text)) FROM galley.claims"),
      Attack(
        "stop-the-projector", by: .editor, .notPermitted,
        "SELECT pg_advisory_lock(104, hashtext('board'))"),
      Attack(
        "stop-rebuilds", by: .auditor, .notPermitted,
        "SELECT pg_try_advisory_lock(105, hashtext('board'))"),
      Attack(
        "stop-adding-people", by: .editor, .notPermitted,
        "SELECT pg_advisory_xact_lock(106, 0)"),
      Attack(
        "pass-for-the-worker", by: .editor, .notPermitted,
        "SELECT pg_try_advisory_lock(108, hashtext('schedules'))"),
      Attack(
        "lock-the-log", by: .editor, .notPermitted,
        "BEGIN; LOCK TABLE galley.events IN ACCESS EXCLUSIVE MODE"),
      Attack(
        "lock-a-read-model", by: .editor, .notPermitted,
        "BEGIN; LOCK TABLE read.board IN ACCESS EXCLUSIVE MODE"),
      Attack(
        "lock-an-article", by: .editor, .notPermitted,
        "SELECT * FROM galley.events FOR UPDATE"),
      Attack(
        "record-and-never-commit", by: .editor, .noticed(by: .status),
        "BEGIN; "
          + CraftedAppend(
            "EmbargoSet", #"'{"until":"2100-01-01T00:00:00.000Z"}'"#, to: "lock"
          ).sql),
    ])
}
