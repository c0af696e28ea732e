extension DeskStyle {
  /// Lists, tables with chosen columns, filters, and the search.
  static let lists = """
    .filters { display: grid; gap: .8rem 1.2rem; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); align-items: end; margin-bottom: 1.2rem; }
    .filters > :is(fieldset, .hint, .actions) { grid-column: 1 / -1; margin: 0; }
    .filters .field { margin: 0; }
    fieldset.boxes { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; padding: .4rem .9rem .6rem; }
    .box { display: inline-flex; gap: .45rem; align-items: center; font-weight: 400; min-height: 1.8rem; }
    input:is([type=checkbox], [type=radio]) { width: 1.15rem; height: 1.15rem; margin: 0; accent-color: var(--accent); flex: none; }
    .state.unpublished { color: var(--soft); border-color: var(--line); font-weight: 400; }
    .late { color: var(--accent); }
    mark { background: #ffe58a; color: #1b1b1a; border-radius: .15rem; }
    .snippet { max-width: 44rem; }
    table { border-collapse: collapse; width: 100%; font-size: .94rem; }
    caption { text-align: start; padding: .2rem 0 .4rem; }
    thead :is(th, td) { font-size: .82rem; color: var(--soft); text-align: start; padding: .3rem .6rem .3rem 0; vertical-align: bottom; }
    tbody :is(th, td) { text-align: start; vertical-align: top; padding: .55rem .6rem .55rem 0; border-top: 1px solid var(--line); }
    tbody th { font-weight: 600; }
    .articles tbody th { min-width: 12rem; overflow-wrap: anywhere; }
    .table :is(th, td) { white-space: nowrap; padding-inline-end: 1.2rem; }
    @media (max-width: 46rem) { .table :is(th, td) { white-space: normal; padding-inline-end: .5rem; font-size: .86rem; } .table time { display: inline-block; min-width: 5.5rem; } }
    td.choose { width: 1.8rem; }
    .narrow-only { display: none; color: var(--soft); }
    @media (max-width: 46rem) {
      table.articles, .articles tbody, .articles caption { display: block; }
      .articles thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
      .articles tr { display: flex; flex-wrap: wrap; gap: .1rem .9rem; position: relative; border-top: 1px solid var(--line); padding: .6rem 0; font-size: .88rem; }
      .articles tr:has(.choose) { padding-inline-start: 1.9rem; }
      .articles tbody :is(th, td) { border: 0; padding: 0; }
      .articles tbody th { flex-basis: 100%; font-size: 1.02rem; padding-bottom: .2rem; }
      .articles tbody td.choose { position: absolute; inset-inline-start: 0; inset-block-start: .7rem; }
      .articles td.none { display: none; }
      .articles .narrow-only { display: inline; }
    }
    .entries > li:has(> .choose) { padding-inline-start: 1.9rem; position: relative; }
    .entries > li > .choose { position: absolute; inset-inline-start: 0; inset-block-start: .9rem; }
    header.desk .find { display: flex; gap: .4rem; flex: 1 1 11rem; max-width: 20rem; }
    header.desk .find input { padding: .25rem .6rem; min-height: 2rem; min-width: 0; }
    @media (max-width: 46rem) { header.desk nav ul { gap: 0 .85rem; font-size: .95rem; } header.desk { column-gap: .9rem; } header.desk .person { order: 1; } header.desk nav { order: 2; flex-basis: 100%; } header.desk .find { order: 3; flex-basis: 100%; max-width: none; } }
    .chosen { border-top: 2px solid var(--line); margin-top: .8rem; padding-top: .7rem; }
    .chosen .actions { margin: 0 0 .8rem; }
    .chosen .hint { margin-bottom: .4rem; }

    """
}
