extension DeskStyle {
  /// The editor.
  static let writing = """
    .toolbar { display: flex; flex-wrap: wrap; gap: .3rem; }
    .toolbar button { min-width: 2.4rem; }
    kbd { display: inline-block; min-width: 1.6rem; text-align: center; border: 1px solid var(--line); border-bottom-width: 2px; border-radius: .25rem; padding: 0 .35rem; background: var(--panel); font: .85rem/1.5 var(--mono); }
    dialog { color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: .4rem; padding: 1.2rem 1.5rem; width: min(34rem, 100% - 2rem); }
    dialog::backdrop { background: rgb(0 0 0 / .45); }

    """
}
