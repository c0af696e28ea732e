import PostgreSQL
import PostgresEventStore

private let embargo = #"'{"until":"2100-01-01T00:00:00.000Z"}'"#
private let lifted = #"'{"reason":"none"}'"#
private let text = CraftedAppend.newText

extension Theme {
  static let crafting = Theme(
    title: "Appends written by hand",
    attacks: [
      Attack(
        "record-what-is-an-admins", by: .editor, .notPermitted,
        CraftedAppend("EmbargoLifted", lifted, to: "wall").sql),
      Attack(
        "hide-it-among-others", by: .editor, .notPermitted,
        CraftedAppend([("EmbargoSet", embargo), ("EmbargoLifted", lifted)], to: "wall").sql),
      Attack(
        "hide-it-in-a-call-of-many", by: .editor, .withoutEffect,
        CraftedAppend("EmbargoLifted", lifted, to: "wall").sqlOfMany),
      Attack(
        "call-what-the-append-calls", by: .admin, .notPermitted,
        CraftedAppend("EmbargoSet", embargo, to: "wall").sqlOfRecord),
      Attack(
        "record-an-unknown-type", by: .admin, .notPermitted,
        CraftedAppend("ArticleLeaked", "'{}'", to: "wall").sql),
      Attack(
        "record-in-another-category", by: .admin, .notPermitted,
        CraftedAppend("EmbargoLifted", lifted, to: "wall").with(\.category, "'seal'").sql),
      Attack(
        "record-in-no-category", by: .admin, .notPermitted,
        CraftedAppend("EmbargoLifted", lifted, to: "wall").with(\.category, "NULL").sql),
      Attack(
        "record-over-a-stale-version", by: .editor, .refused(.staleVersion),
        CraftedAppend("EmbargoSet", embargo, to: "wall").with(\.expected, "1").sql),
      Attack(
        "expect-no-version", by: .editor, .refused(.staleVersion),
        CraftedAppend("EmbargoSet", embargo, to: "wall").with(\.expected, "NULL").sql),
      Attack(
        "record-in-no-stream", by: .editor, .refused(.invalidParameterValue),
        CraftedAppend("EmbargoSet", embargo).with(\.stream, "NULL").sql),
      Attack(
        "answer-for-anothers-command", by: .admin, .refused(.commandIDReused),
        CraftedAppend("EmbargoSet", embargo, to: "lock")
          .with(\.commandID, "(SELECT command_id FROM galley.events WHERE position = 1)").sql),
      Attack(
        "choose-an-event-id", by: .editor, .refused(.invalidParameterValue),
        CraftedAppend("EmbargoSet", embargo, to: "lock")
          .with(\.eventID, "'00000000-0000-0000-0000-000000000000'").sql),
      Attack(
        "give-two-events-one-id", by: .editor, .refused(.invalidParameterValue),
        CraftedAppend([("EmbargoSet", embargo), ("EmbargoSet", embargo)], to: "lock")
          .with(\.eventID, "'01a20ab3-c9d0-7168-8fcd-cd6b44400101'").sql),
      Attack(
        "record-nothing-at-all", by: .editor, .refused(.invalidParameterValue),
        CraftedAppend([], to: "lock").sql),
      Attack(
        "record-an-array", by: .editor, .refused(.invalidParameterValue),
        CraftedAppend("EmbargoSet", "'[1]'", to: "lock").sql),
      Attack(
        "record-what-is-no-json", by: .editor, .refused(.invalidTextRepresentation),
        CraftedAppend("EmbargoSet", "'{'", to: "lock").sql),
      Attack(
        "say-a-key-twice", by: .editor, .refused(.invalidParameterValue),
        CraftedAppend(
          "SlugChanged", #"'{"from":"lock","to":"wall","to":"lock-gate"}'"#, to: "lock"
        ).sql),
      Attack(
        "record-a-nul", by: .editor, .refused(.untranslatableCharacter),
        CraftedAppend("ArticleSpiked", #"'{"reason":"\u0000"}'"#, to: "lock").sql),
      Attack(
        "record-half-a-character", by: .editor, .refused(.invalidTextRepresentation),
        CraftedAppend("ArticleSpiked", #"'{"reason":"\ud83d"}'"#, to: "lock").sql),
      Attack(
        "record-a-huge-payload", by: .editor, .refused(.limitExceeded),
        CraftedAppend(
          "ArticleSpiked", #"'{"reason":"' || repeat('x', 1000000) || '"}'"#, to: "lock"
        ).sql),
      Attack(
        "record-schema-version-zero", by: .editor, .refused(.invalidParameterValue),
        CraftedAppend("EmbargoSet", embargo, to: "lock").with(\.schemaVersion, "0").sql),
      Attack(
        "take-anothers-name", by: .editor, .refused(.nameTaken),
        CraftedAppend("SlugChanged", #"'{"from":"lock","to":"wall"}'"#, to: "lock").sql),
      Attack(
        "spell-anothers-name-otherwise", by: .editor, .refused(.nameTaken),
        CraftedAppend("SlugChanged", #"'{"from":"lock","t\u006f":"w\u0061ll"}'"#, to: "lock").sql),
      Attack(
        "draft-nothing", by: .editor, .refused(.invalidParameterValue),
        CraftedAppend("ArticleDrafted", "'{}'").sql),
      Attack(
        "rename-to-nothing", by: .editor, .refused(.invalidParameterValue),
        CraftedAppend("SlugChanged", "'{}'", to: "lock").sql),
      Attack(
        "cite-a-manuscript-that-is-not-there", by: .editor, .refused(.textUnknown),
        CraftedAppend("ArticleDrafted", CraftedAppend.draft(slug: "forged")).sql),
      Attack(
        "cite-a-note-that-is-not-there", by: .editor, .refused(.textUnknown),
        CraftedAppend("NoteAdded", #"'{"note":"' || repeat('ab', 32) || '"}'"#, to: "lock").sql),
      Attack(
        "cite-no-note", by: .editor, .refused(.textUnknown),
        CraftedAppend("NoteAdded", "'{}'", to: "lock").sql),
      Attack(
        "store-a-text-that-nothing-cites", by: .editor, .refused(.textUnknown),
        CraftedAppend("EmbargoSet", embargo, to: "lock").with(\.texts, [text.parts]).sql),
      Attack(
        "store-a-text-under-another-key", by: .editor, .refused(.checkViolation),
        CraftedAppend("NoteAdded", #"'{"note":"' || repeat('ab', 32) || '"}'"#, to: "lock")
          .with(
            \.texts, [("decode(repeat('ab', 32), 'hex')", text.parts.salt, text.parts.body)]
          ).sql),
      Attack(
        "store-a-huge-text", by: .editor, .refused(.limitExceeded),
        CraftedAppend("NoteAdded", #"'{"note":"' || repeat('ab', 32) || '"}'"#, to: "lock")
          .with(
            \.texts,
            [("decode(repeat('ab', 32), 'hex')", text.parts.salt, "repeat('x', 100000001)")]
          ).sql),
      Attack(
        "store-a-picture-that-nothing-cites", by: .editor, .refused(.textUnknown),
        CraftedAppend.storePicture(of: "lock")),
      Attack(
        "store-a-picture-in-anothers-name", by: .editor, .refused(.wrongCaller),
        CraftedAppend.storePicture(of: "lock", caller: "'anna'")),
      Attack(
        "store-a-picture-as-auditor", by: .auditor, .notPermitted,
        CraftedAppend.storePicture(of: "lock")),
      Attack(
        "store-a-picture-in-another-newsroom", by: .neighbour, .notPermitted,
        CraftedAppend.storePicture(of: "lock")),
      Attack(
        "store-a-picture-in-an-old-snapshot", by: .editor, .refused(.invalidTransaction),
        "BEGIN ISOLATION LEVEL REPEATABLE READ; " + CraftedAppend.storePicture(of: "lock")),
      Attack(
        "record-in-an-old-snapshot", by: .editor, .refused(.invalidTransaction),
        "BEGIN ISOLATION LEVEL SERIALIZABLE; "
          + CraftedAppend("EmbargoSet", embargo, to: "lock").sql + "; COMMIT"),
      Attack(
        "cite-a-picture-that-is-not-there", by: .editor, .refused(.textUnknown),
        CraftedAppend(
          "ArticleDrafted",
          CraftedAppend.draft(
            slug: "forged",
            pictures: #","pictures":[{"key":"\#(String(repeating: "ab", count: 32))"}]"#)
        ).with(\.texts, [text.parts]).sql),
      Attack(
        "record-what-no-galley-reads", by: .editor, .noticed(by: .status),
        CraftedAppend("EmbargoSet", embargo, to: "lock").with(\.schemaVersion, "99").sql),
    ])
}
