extension DeskStyle {
  /// The editor.
  static let writing = """
    @media (min-width: 60rem) { #editor { display: grid; grid-template-columns: minmax(0, 1fr) 17rem; gap: 0 2rem; } #editor > .actions { grid-column: 1 / -1; } #editor fieldset { display: block; } #editor fieldset .field { margin: 0 0 .8rem; } }
    #editor > .actions { position: sticky; bottom: 0; margin: 0; padding: .7rem 0; background: var(--paper); border-top: 1px solid var(--line); }
    html:has(#editor) { scroll-padding-bottom: 5rem; }
    #copies:not(:empty) { display: grid; gap: .8rem; margin-bottom: 1.6rem; } #copies .actions { margin-bottom: 0; }
    .hint.unsaved { color: var(--accent); font-weight: 600; }
    #others:empty, #copy-state:empty { display: none; }
    .versions { display: grid; gap: 1rem; } @media (min-width: 46rem) { .versions { grid-template-columns: repeat(3, minmax(0, 1fr)); } }
    .conflict { display: block; border-color: var(--wait); } .versions p { font: 1rem/1.6 var(--serif); white-space: pre-wrap; } .versions .unchanged { color: inherit; }
    .choice { display: inline-flex; align-items: center; gap: .4rem; min-height: 2.4rem; } .choice input { width: auto; }
    .merged { white-space: pre-wrap; font: 1.05rem/1.6 var(--serif); max-width: 38rem; color: var(--soft); }
    .preview[hidden] { display: none; }
    section.preview .place { height: min(70vh, 44rem); overflow: hidden; border: 1px solid var(--line); border-radius: .3rem; resize: vertical; }
    .preview iframe { display: block; border: 0; transform-origin: top left; background: #fff; }
    .preview [aria-pressed=true] { border-color: var(--accent); font-weight: 600; }
    .toolbar { display: flex; flex-wrap: wrap; gap: .3rem; }
    .toolbar button { min-width: 2.4rem; }
    kbd { display: inline-block; min-width: 1.6rem; text-align: center; border: 1px solid var(--line); border-bottom-width: 2px; border-radius: .25rem; padding: 0 .35rem; background: var(--panel); font: .85rem/1.5 var(--mono); }
    dialog { color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: .4rem; padding: 1.2rem 1.5rem; width: min(34rem, 100% - 2rem); }
    dialog::backdrop { background: rgb(0 0 0 / .45); }

    """
}
