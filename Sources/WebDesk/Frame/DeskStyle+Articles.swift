extension DeskStyle {
  /// The steps of an article, differences, the timeline of the public, reviews and the calendar.
  static let articles = """
    .done code { min-width: 0; }
    .done p { margin: 0; }
    .done { display: flex; flex-wrap: wrap; gap: .4rem 1.2rem; align-items: center; margin-bottom: .8rem; }
    .checklist { padding-inline-start: 1.3rem; margin: 0 0 1rem; font-size: .92rem; }
    .step-done { color: var(--good); }
    .step-later { color: var(--soft); }
    .step-refused strong { color: var(--wait); }
    .manuscript :is(p, li, h2, h3, h4, blockquote) { unicode-bidi: plaintext; text-align: start; }
    dl.facts dd { text-align: match-parent; }
    .manuscript figure { margin: 0 0 1rem; }
    .manuscript figcaption { font: .85rem/1.45 var(--sans); color: var(--soft); } .manuscript :is(.credit, .alt, figure > .not-shown) { display: block; unicode-bidi: plaintext; }
    .manuscript .not-shown { font: .85rem/1.45 var(--sans); color: var(--soft); border: 1px dashed var(--line); padding: .1rem .4rem; overflow-wrap: anywhere; } .manuscript .caption { font: .85rem/1.45 var(--sans); color: var(--soft); }
    .difference p { white-space: pre-wrap; margin: 0 0 .7rem; }
    .difference img { max-width: 12rem; max-height: 9rem; width: auto; height: auto; padding: .25rem; vertical-align: middle; }
    .difference .unchanged { color: var(--soft); }
    .difference details { font-family: var(--sans); font-size: .92rem; }
    ins { background: color-mix(in srgb, var(--good) 16%, transparent); text-decoration: underline; text-decoration-color: var(--good); }
    del { background: color-mix(in srgb, var(--accent) 14%, transparent); color: var(--ink); text-decoration-color: var(--accent); }
    .tabs { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.3rem; margin: 0 0 1rem; padding: 0; border-bottom: 1px solid var(--line); }
    .tabs a { display: inline-block; padding: .45rem 0; text-decoration-color: transparent; }
    .tabs [aria-current] { font-weight: 600; box-shadow: 0 .14rem var(--accent); }
    .decision { border-top: 2px solid var(--line); margin-top: 1.6rem; padding-top: 1rem; max-width: 38rem; }
    .decision form { margin-bottom: 1.1rem; }
    .table { overflow-x: auto; background: linear-gradient(to right, var(--paper) 1.5rem, transparent) 0 / 3rem local no-repeat, linear-gradient(to left, var(--paper) 1.5rem, transparent) 100% / 3rem local no-repeat, linear-gradient(to right, var(--line), transparent) 0 / .8rem no-repeat, linear-gradient(to left, var(--line), transparent) 100% / .8rem no-repeat; }
    .entries details { border: 0; padding: 0; margin: 0; }
    .entries summary { font-weight: 400; font-size: .88rem; color: var(--soft); }
    .entries pre { overflow-x: auto; font: .85rem/1.45 var(--mono); background: var(--panel); padding: .7rem .9rem; }
    .medium { max-width: 38rem; }
    .timeline { list-style: none; margin: 0; padding: 0; border-inline-start: .2rem solid var(--line); }
    .timeline li { padding: .1rem 0 .6rem 1rem; position: relative; }
    .timeline li::before { content: ""; position: absolute; inset-inline-start: -.5rem; inset-block-start: .4rem; width: .75rem; height: .75rem; border-radius: 50%; background: var(--line); }
    .timeline .current::before { background: var(--good); }
    .timeline p { margin: 0; }
    .calendar { list-style: none; margin: 0; padding: 0; display: grid; gap: .3rem; }
    .calendar h2 { font-size: .85rem; margin: 0 0 .3rem; color: var(--soft); }
    .calendar .today h2 { color: var(--accent); }
    .calendar > li { border-top: 1px solid var(--line); padding: .4rem .2rem; min-width: 0; }
    .calendar ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; }
    .calendar p { margin: 0; font-size: .86rem; }
    .state.publication { color: var(--good); } .state.unpublication, .state.embargo { color: var(--wait); }
    @media (max-width: 60rem) { .calendar .free { display: none; } }
    @media (min-width: 60rem) {
      .calendar { grid-template-columns: repeat(7, minmax(0, 1fr)); }
      .calendar > li { min-height: 6rem; }
      .calendar .from-2 { grid-column-start: 2; } .calendar .from-3 { grid-column-start: 3; }
      .calendar .from-4 { grid-column-start: 4; } .calendar .from-5 { grid-column-start: 5; }
      .calendar .from-6 { grid-column-start: 6; } .calendar .from-7 { grid-column-start: 7; }
    }

    """
}
