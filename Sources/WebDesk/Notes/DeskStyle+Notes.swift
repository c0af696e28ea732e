extension DeskStyle {
  static let notes = """
    .notes { margin-top: 1.6rem; }
    .notes blockquote { margin: 0 0 .4rem; padding-inline-start: .8rem; border-inline-start: .2rem solid var(--line); font-family: var(--serif); }
    .notes blockquote p { margin: 0; }
    code { font-family: var(--mono); overflow-wrap: anywhere; }
    .codes { columns: 2; padding-inline-start: 1.2rem; font-family: var(--mono); } .codes code { white-space: nowrap; }
    @media (max-width: 32rem) { .codes { columns: 1; } }

    """
}
