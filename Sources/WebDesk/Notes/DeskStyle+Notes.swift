extension DeskStyle {
  static let notes = """
    .notes { margin-top: 1.6rem; }
    .notes blockquote { margin: 0 0 .4rem; padding-inline-start: .8rem; border-inline-start: .2rem solid var(--line); font-family: var(--serif); }
    .notes blockquote p { margin: 0; }
    .codes { columns: 2; padding-inline-start: 1.2rem; font-family: var(--mono); }
    code { font-family: var(--mono); overflow-wrap: anywhere; }

    """
}
