import PostgresEventStore

private let text = CraftedAppend.newText

/// A payload with a digest that nobody has saved.
private let unheardOf = CraftedAppend.naming("repeat('ab', 32)")

private func approval(of slug: String, _ revision: Int = 1) -> (String, String) {
  ("ArticleApproved", CraftedAppend.naming(CraftedAppend.digest(revision, of: slug)))
}

private func publication(of slug: String, _ revision: Int = 1, as name: String? = nil) -> (
  String, String
) {
  (
    "ArticlePublished",
    CraftedAppend.naming(
      CraftedAppend.digest(revision, of: slug), #","slug":"\#(name ?? slug)""#)
  )
}

private let cancellation = ("ScheduleCancelled", "'{}'")
private let embargo = ("EmbargoSet", #"'{"until":"2100-01-01T00:00:00.000Z"}'"#)
private let reason = #"'{"reason":"x"}'"#

private func append(_ event: (String, String), to slug: String) -> String {
  CraftedAppend([event], to: slug).sql
}

extension Theme {
  static let rules = Theme(
    title: "Past the desk's rules",
    attacks: [
      Attack(
        "approve-ones-own-words", by: .admin, .refused(.fourEyes),
        append(approval(of: "pier"), to: "pier")),
      Attack(
        "approve-ones-own-submission", by: .admin, .refused(.fourEyes),
        append(approval(of: "mole"), to: "mole")),
      Attack(
        "approve-ones-own-words-restored", by: .admin, .refused(.fourEyes),
        append(
          (
            "ArticleApproved",
            CraftedAppend.naming(CraftedAppend.digest(3, of: "weir"), revision: 3)
          ), to: "weir")),
      Attack(
        "draft-submit-and-approve-at-once", by: .admin, .refused(.fourEyes),
        CraftedAppend([
          ("ArticleDrafted", CraftedAppend.draft(slug: "forged")),
          ("ArticleSubmitted", ownDigest), ("ArticleApproved", ownDigest),
        ]).with(\.texts, [text.parts]).sql),
      Attack(
        "submit-again-over-oneself", by: .editor, .refused(.outOfTurn),
        append(("ArticleSubmitted", approval(of: "mole").1), to: "mole")),
      Attack(
        "approve-what-nobody-submitted", by: .admin, .refused(.outOfTurn),
        append(approval(of: "lock"), to: "lock")),
      Attack(
        "approve-an-unheard-of-text", by: .admin, .refused(.outOfTurn),
        append(("ArticleApproved", unheardOf), to: "pier")),
      Attack(
        "approve-another-articles-text", by: .admin, .refused(.outOfTurn),
        append(("ArticleApproved", approval(of: "wall", 2).1), to: "mole")),
      Attack(
        "submit-an-unheard-of-text", by: .editor, .refused(.outOfTurn),
        append(("ArticleSubmitted", unheardOf), to: "lock")),
      Attack(
        "submit-an-older-text", by: .editor, .refused(.outOfTurn),
        append(("ArticleSubmitted", approval(of: "wall", 1).1), to: "wall")),
      Attack(
        "save-under-another-digest", by: .editor, .refused(.outOfTurn),
        CraftedAppend(
          "ArticleDrafted",
          CraftedAppend.draft(slug: "forged", digest: CraftedAppend.digest(2, of: "wall"))
        ).with(\.texts, [text.parts]).sql),
      Attack(
        "publish-without-approval", by: .admin, .refused(.outOfTurn),
        append(publication(of: "lock"), to: "lock")),
      Attack(
        "publish-what-is-only-submitted", by: .admin, .refused(.outOfTurn),
        append(publication(of: "mole"), to: "mole")),
      Attack(
        "publish-another-text-than-the-approved", by: .admin, .refused(.outOfTurn),
        append(publication(of: "wall", 1), to: "wall")),
      Attack(
        "publish-under-anothers-name", by: .admin, .refused(.nameTaken),
        append(publication(of: "quay", as: "wall"), to: "quay")),
      Attack(
        "correct-without-approval", by: .admin, .refused(.outOfTurn),
        append(
          (
            "CorrectionPublished",
            CraftedAppend.naming(
              CraftedAppend.digest(1, of: "wall"), #","kind":"correction","notice":"x""#)
          ), to: "wall")),
      Attack(
        "schedule-without-approval", by: .admin, .refused(.outOfTurn),
        append(
          (
            "PublicationScheduled",
            CraftedAppend.naming(
              CraftedAppend.digest(1, of: "mole"),
              #","at":"2100-01-01T00:00:00.000Z","zone":"UTC""#)
          ), to: "mole")),
      Attack(
        "cancel-a-schedule", by: .editor, .notPermitted, append(cancellation, to: "quay")),
      Attack(
        "cancel-a-schedule-and-then-find-a-cause", by: .editor, .notPermitted,
        CraftedAppend([cancellation, embargo], to: "quay").sql),
      Attack(
        "schedule-what-was-just-sent-back", by: .admin, .refused(.outOfTurn),
        CraftedAppend(
          [
            ("ChangesRequested", #"'{"revision":1,"reason":"x"}'"#), cancellation,
            (
              "PublicationScheduled",
              CraftedAppend.naming(
                CraftedAppend.digest(1, of: "quay"),
                #","at":"2100-01-01T00:00:00.000Z","zone":"UTC""#)
            ),
          ], to: "quay"
        ).sql),
      Attack(
        "publish-what-was-spiked", by: .admin, .refused(.outOfTurn),
        CraftedAppend(
          [("ArticleSpiked", reason), cancellation, publication(of: "quay")], to: "quay"
        ).sql),
      Attack(
        "publish-what-was-killed", by: .admin, .refused(.outOfTurn),
        CraftedAppend(
          [("ArticleKilled", reason), ("ArticleUnspiked", reason), publication(of: "quay")],
          to: "quay"
        ).sql),
      Attack(
        "import-as-an-editor", by: .editor, .notPermitted,
        CraftedAppend("ArticleImported", CraftedAppend.draft(slug: "forged"))
          .with(\.texts, [text.parts]).sql),
      Attack(
        "import-over-an-article", by: .admin, .refused(.outOfTurn),
        CraftedAppend("ArticleImported", CraftedAppend.draft(slug: "lock"), to: "lock")
          .with(\.texts, [text.parts]).sql),
      Attack(
        "import-the-publication-of-a-draft", by: .admin, .refused(.outOfTurn),
        append(("PublicationImported", publication(of: "lock").1), to: "lock")),
      Attack(
        "import-the-publication-of-ones-own-draft", by: .admin, .refused(.outOfTurn),
        CraftedAppend([
          ("ArticleDrafted", CraftedAppend.draft(slug: "forged")),
          (
            "PublicationImported",
            CraftedAppend.naming(
              "(\(CraftedAppend.draft(slug: "forged")))::json ->> 'digest'", #","slug":"forged""#)
          ),
        ]).with(\.texts, [text.parts]).sql),
      Attack(
        "import-a-correction-of-what-is-live", by: .admin, .refused(.outOfTurn),
        append(
          (
            "CorrectionImported",
            CraftedAppend.naming(
              CraftedAppend.digest(1, of: "wall"), #","kind":"correction","notice":"x""#)
          ), to: "wall")),
      Attack(
        "publish-past-the-embargo", by: .admin, .noticed(by: .logVerify),
        CraftedAppend(
          [
            ("EmbargoSet", #"'{"until":"2100-01-01T00:00:00.000Z"}'"#), publication(of: "quay"),
          ], to: "quay"
        ).sql),
      Attack(
        "withdraw-anothers-submission", by: .editor, .notPermitted,
        append(("SubmissionWithdrawn", #"'{"revision":1}'"#), to: "mole")),
      Attack(
        "keep-a-seal-that-nobody-signed", by: .admin, .noticed(by: .logVerify),
        """
        BEGIN;
        \(CraftedAppend("EmbargoSet", #"'{"until":"2100-01-01T00:00:00.000Z"}'"#, to: "lock").sql);
        COMMIT;
        SELECT galley.record_seal(session_user, e.size, e.last, 'forged', decode(repeat('00', 32 * e.size::int),
          'hex'), '{}', '{}', '{}')
        FROM (SELECT count(*) AS size, max(position) AS last FROM galley.events) AS e
        """),
    ])

  /// Contains the digest that ``CraftedAppend/draft(slug:manuscript:headline:digest:)`` saves.
  private static let ownDigest = CraftedAppend.naming(
    "(\(CraftedAppend.draft(slug: "forged")))::json ->> 'digest'")
}
