/// The style sheet of the desk: light and dark, from a phone to a wide screen.
enum DeskStyle {
  static let text =
    colours + type + layout + forms + article + lists + articles + notes + writing + replies

  private static let colours = """
    :root {
      color-scheme: light dark;
      --paper: #fff; --ink: #1b1b1a; --soft: #5b5a57; --line: #d9d7d2; --panel: #f5f4f1;
      --accent: #9a1f22; --on-accent: #fff; --good: #1d6b3a; --wait: #8a5a00;
      --sans: system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
      --serif: Charter, "Bitstream Charter", Cambria, "Noto Serif", "Liberation Serif", serif;
      --mono: ui-monospace, "DejaVu Sans Mono", "Liberation Mono", monospace;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #191918; --ink: #ecebe8; --soft: #b0aea9; --line: #3b3a37; --panel: #232321;
        --accent: #f0898b; --on-accent: #191918; --good: #7fd0a0; --wait: #e3b663;
      }
    }

    """

  private static let type = """
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 var(--sans); overflow-wrap: break-word; }
    h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 1rem; }
    h2 { font-size: 1.1rem; margin: 2rem 0 .4rem; }
    h3 { font-size: 1.05rem; margin: 0 0 .2rem; line-height: 1.35; }
    p { margin: 0 0 .8rem; }
    a { color: inherit; text-decoration-color: var(--accent); text-underline-offset: .15em; }
    a:hover { color: var(--accent); }
    :is(:focus-visible, [type=date]:focus-within) { outline: .18rem solid var(--accent); outline-offset: .15rem; border-radius: .15rem; }
    .facts, .hint, .empty { color: var(--soft); font-size: .88rem; }
    .state { display: inline-block; border: 1px solid currentcolor; border-radius: .25rem; padding: 0 .35rem; font-size: .8rem; font-weight: 600; }
    .submitted, .changesRequested, .held { color: var(--wait); }
    .approved, .published { color: var(--good); }
    .killed, .spiked { color: var(--accent); }
    .problem { border-inline-start: .25rem solid var(--accent); background: var(--panel); padding: .6rem .9rem; }
    .done { border-inline-start: .25rem solid var(--good); background: var(--panel); padding: .6rem .9rem; }
    .reason { border-inline-start: .2rem solid var(--wait); padding-inline-start: .7rem; margin: .3rem 0; } p.reason { white-space: pre-line; }

    """

  private static let layout = """
    header.desk, main { width: min(100% - 2rem, 62rem); margin-inline: auto; }
    header.desk { display: flex; flex-wrap: wrap; align-items: center; gap: .3rem 1.4rem; padding: .7rem 0; border-bottom: 1px solid var(--line); }
    header.desk .name { margin: 0; font: 700 1.2rem/1.4 var(--serif); }
    header.desk .name a { text-decoration: none; }
    header.desk nav ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0 1.1rem; }
    header.desk nav a { display: inline-block; padding: .4rem 0; text-decoration-color: transparent; }
    header.desk [aria-current] { text-decoration-color: var(--accent); font-weight: 600; }
    header.desk .person { margin-inline-start: auto; display: flex; align-items: center; gap: .8rem; }
    main { padding: 1.6rem 0 4rem; }
    .skip { position: absolute; inset: .5rem auto auto .5rem; background: var(--paper); padding: .5rem .9rem; z-index: 1; }
    .skip:not(:focus) { clip-path: inset(50%); width: 1px; height: 1px; padding: 0; overflow: hidden; white-space: nowrap; }
    .narrow { max-width: 26rem; margin: 2rem auto; }
    .entries { list-style: none; margin: 0; padding: 0; }
    .entries > li { border-top: 1px solid var(--line); padding: .8rem 0 .5rem; }
    .entries p { margin-bottom: .3rem; }
    .entries form .field { margin-bottom: .8rem; }
    .entries :is(h2, h3) { font-size: 1.05rem; margin: 0 0 .2rem; line-height: 1.35; }

    """

  private static let forms = """
    .field { display: grid; gap: .25rem; }
    label, legend { font-weight: 600; font-size: .92rem; }
    input, textarea, select { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--soft); border-radius: .3rem; padding: .5rem .6rem; width: 100%; }
    textarea { line-height: 1.6; resize: vertical; }
    @media (min-width: 46rem) { fieldset { display: grid; grid-template-columns: 2fr 1fr 1fr; column-gap: 1rem; } fieldset .field { margin: 0; } }
    fieldset { border: 1px solid var(--line); border-radius: .3rem; margin: 0 0 1rem; padding: .8rem 1rem; }
    button, .button { display: inline-block; font: 600 1rem/1.3 var(--sans); color: var(--on-accent); background: var(--accent); border: 1px solid var(--accent); border-radius: .3rem; padding: .5rem .9rem; min-height: 2.4rem; cursor: pointer; text-decoration: none; }
    .button:hover { color: var(--on-accent); text-decoration: underline; }
    .quiet.button { background: transparent; color: var(--accent); }
    button.quiet { background: transparent; color: var(--ink); border-color: var(--line); font-weight: 400; font-size: .9rem; min-height: 2rem; padding: .25rem .7rem; }
    .actions { display: flex; flex-wrap: wrap; gap: .7rem 1rem; align-items: center; margin: 1rem 0; }
    .actions .field { margin: 0; grid-auto-flow: column; align-items: center; gap: .6rem; }
    .title { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: baseline; justify-content: space-between; }
    .actions form { margin: 0; }
    main form + :is(p, ul, details, form), .table + :is(p, details) { margin-top: 1rem; }
    form.card > button + button { margin-inline-start: .6rem; }
    details { border: 1px solid var(--line); border-radius: .3rem; padding: .5rem .9rem; margin-bottom: .7rem; }
    summary { cursor: pointer; font-weight: 600; padding: .2rem 0; }
    details[open] summary { margin-bottom: .6rem; }
    .choices { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr)); gap: .6rem; margin-top: 1rem; }
    .choices > details { margin: 0; padding: .25rem .8rem; }
    .choices > details[open] { grid-column: 1 / -1; padding-block: .5rem .9rem; }

    """

  private static let article = """
    .manuscript { font: 1.1rem/1.6 var(--serif); max-width: 38rem; border-top: 1px solid var(--line); margin-top: 1.4rem; padding-top: 1.2rem; }
    .manuscript .standfirst { font-size: 1.2rem; color: var(--soft); }
    .manuscript .byline { font: .9rem/1.5 var(--sans); }
    .manuscript img { max-width: 100%; height: auto; }
    main h1, .manuscript, .difference, dl.facts { overflow-wrap: anywhere; }
    .manuscript .table { margin: 0 0 1rem; }
    .manuscript .table :is(th, td) { white-space: normal; overflow-wrap: normal; }
    .manuscript pre { white-space: pre-wrap; background: var(--panel); padding: .7rem .9rem; }
    dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 0 0 1rem; }
    dl.facts dt { font-weight: 600; color: var(--ink); }
    dl.facts dd { margin: 0; }
    .difference { font: 1.05rem/1.6 var(--serif); max-width: 38rem; }

    """
}
