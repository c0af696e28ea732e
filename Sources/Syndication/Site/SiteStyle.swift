import Digests

/// The style of the site: one file, whose name changes with its content, so that browsers may keep
/// it.
package struct SiteStyle: Hashable, Sendable {
  package let text: String

  init(_ text: String) { self.text = text }

  /// `style-` and the beginning of its digest.
  package var name: String { "style-\(Digest(of: text.utf8).description.prefix(12)).css" }

  var path: SitePath { SitePath(name) }
}

extension SiteStyle {
  /// The site's own style.
  static let css = colours + type + layout + lists + print
}

extension SiteStyle {
  private static let colours = """
    :root {
      color-scheme: light dark;
      --paper: #fdfcfa; --ink: #1d1b18; --soft: #5e5950; --line: #dcd6cb; --panel: #f4f1ea;
      --accent: #8f1d14;
      --serif: Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", "Liberation Serif", serif;
      --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
      --mono: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #161513; --ink: #e9e5dc; --soft: #aaa496; --line: #3b3832; --panel: #211f1c;
        --accent: #f2a48f;
      }
    }

    """

  private static let type = """
    * { box-sizing: border-box; }
    html { font-size: 112.5%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 var(--serif);
      overflow-wrap: anywhere; font-kerning: normal;
    }
    :lang(zh-Hans), :lang(zh) { --serif: "Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; }
    :lang(zh-Hant), :lang(zh-TW), :lang(zh-HK) { --serif: "Songti TC", "Noto Serif CJK TC", "Source Han Serif TC", PMingLiU, serif; }
    :lang(ja) { --serif: "Hiragino Mincho ProN", "Yu Mincho", "Noto Serif CJK JP", "Source Han Serif", serif; }
    :lang(ko) { --serif: AppleMyungjo, "Noto Serif CJK KR", Batang, serif; }
    :lang(ar), :lang(fa), :lang(ur), :lang(ps) { --serif: "Noto Naskh Arabic", "Geeza Pro", "Traditional Arabic", "DejaVu Sans", serif; }
    :lang(he), :lang(yi) { --serif: "Noto Serif Hebrew", "Frank Ruehl CLM", David, "DejaVu Sans", serif; }
    :lang(th) { --serif: "Noto Serif Thai", Thonburi, "Leelawadee UI", serif; }
    :lang(zh), :lang(ja), :lang(ko), :lang(th) { line-break: strict; }
    :lang(en) { --serif: Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", "Liberation Serif", serif; }
    :where([lang]:not(span)) { font-family: var(--serif); }
    article, li[lang] { line-height: 1.6; }
    :is(:lang(zh), :lang(ja), :lang(ko), :lang(th), :lang(ar), :lang(fa), :lang(ur), :lang(he)):is(article, li, main) { line-height: 1.85; }
    [dir] { text-align: -webkit-match-parent; text-align: match-parent; }
    html[dir], main [dir=rtl]:not(span), li[dir], [dir=auto] { text-align: start; }
    h1, h2, h3, h4, h5, h6 { line-height: 1.2; margin: 2em 0 .6em; text-wrap: balance; font-weight: 700; }
    h1 { font-size: clamp(1.8rem, 1.3rem + 2.2vw, 2.7rem); line-height: 1.12; margin: 0 0 .4em; }
    h2 { font-size: 1.35rem; }
    h3 { font-size: 1.12rem; }
    h4, h5, h6 { font-size: 1rem; }
    p { margin: 0 0 1em; text-wrap: pretty; }
    a { color: inherit; text-decoration-thickness: .06em; text-underline-offset: .15em; text-decoration-color: var(--accent); }
    a:hover { color: var(--accent); }
    :focus-visible { outline: .18rem solid var(--accent); outline-offset: .15rem; border-radius: .1rem; }
    header.site, footer.site, .kicker, .times, .byline, figcaption, .caption, .corrected, .pager, .keywords,
    .record, .skip, table { font-family: var(--sans); }
    .times, figcaption, .caption, .record, .keywords, footer.site, header.list p { color: var(--soft); }
    .times, .byline, figcaption, .caption, .corrected, .keywords, .record, table { font-size: .83rem; line-height: 1.5; }
    .kicker { font-size: .78rem; font-weight: 700; letter-spacing: .04em; margin: 0 0 .5em; }
    .kicker a { color: var(--accent); text-decoration: none; }
    .kicker a:hover { text-decoration: underline; }
    :is(:lang(ar), :lang(fa), :lang(ur), :lang(ps)) .kicker { letter-spacing: 0; }
    .standfirst { font-size: 1.2rem; line-height: 1.45; color: var(--soft); }
    code { font: .85em/1.5 var(--mono); overflow-wrap: anywhere; }

    """

  private static let layout = """
    header.site, footer.site, main { width: min(100% - 2.4rem, 66rem); margin-inline: auto; }
    header.site {
      display: flex; flex-wrap: wrap; align-items: baseline; gap: .2rem 1.6rem;
      padding: 1.1rem 0 .7rem; border-bottom: 1px solid var(--line);
    }
    header.site .name { margin: 0; font: 700 1.25rem/1.4 var(--serif); }
    header.site .name a { text-decoration: none; }
    nav ul, footer.site ul, .keywords ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0 1.2rem; }
    nav, footer.site { font-size: .83rem; }
    nav a, footer.site a, .keywords a { display: inline-block; padding: .3rem 0; min-height: 1.5rem; text-decoration-color: transparent; }
    nav a:hover, footer.site a:hover, .keywords a:hover, [aria-current] { text-decoration-color: currentcolor; }
    [aria-current] { color: var(--accent); font-weight: 700; }
    main { padding: 2.2rem 0 3.5rem; }
    footer.site { border-top: 1px solid var(--line); padding: 1rem 0 2.5rem; }
    .skip { position: absolute; inset: .6rem auto auto .6rem; background: var(--paper); padding: .6rem 1rem; z-index: 1; }
    .skip:not(:focus) { clip-path: inset(50%); width: 1px; height: 1px; padding: 0; overflow: hidden; white-space: nowrap; }
    article > *, main > p { max-width: 36rem; margin-inline: auto; }
    article > header { margin-bottom: 1.8rem; }
    article > header > p:last-child { margin-bottom: 0; }
    .byline, .corrected { margin-bottom: .2em; }
    .byline strong { font-weight: 600; color: var(--ink); }
    article header .times { margin-bottom: .4em; }
    .corrected { border-inline-start: .2rem solid var(--accent); padding-inline-start: .7rem; margin-top: .9em; }
    figure { margin: 0 0 2rem; }
    article > figure { max-width: 46rem; margin-inline: auto; }
    img { max-width: 100%; height: auto; display: block; background: var(--panel); }
    figure img { width: 100%; }
    figcaption { margin-top: .5rem; }
    .credit { display: block; opacity: .95; }
    .body { hyphens: auto; }
    .body > :first-child { margin-top: 0; }
    .body img { margin-block: 1.5rem; }
    .body figure { margin-block: 2rem; }
    .body figure img { width: auto; margin-block: 0; }
    .dateline { font-weight: 700; unicode-bidi: plaintext; }
    blockquote { margin: 1.6em 0; padding-inline-start: 1.2rem; border-inline-start: .2rem solid var(--line); font-style: italic; }
    :is(:lang(zh), :lang(ja), :lang(ko), :lang(th), :lang(ar), :lang(fa), :lang(he)) :is(blockquote, em) { font-style: normal; }
    .body ul, .body ol { padding-inline-start: 1.4rem; margin: 0 0 1em; }
    .body li { margin-bottom: .3em; }
    hr { border: 0; border-top: 1px solid var(--line); width: 6rem; margin: 2.4rem auto; }
    pre { white-space: pre-wrap; background: var(--panel); padding: .8rem 1rem; }
    .table { overflow-x: auto; margin: 1.6rem 0; }
    table { border-collapse: collapse; min-width: 100%; font-variant-numeric: tabular-nums; }
    th, td { text-align: start; padding: .45rem .8rem .45rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: normal; hyphens: none; }
    th { border-bottom-width: 2px; }
    .right { text-align: end; padding-inline: .8rem 0; }
    .centre { text-align: center; }
    sup { font: .7em/1 var(--sans); }
    sup a { padding: .4em .15em; color: var(--accent); }
    .footnotes { border-top: 1px solid var(--line); margin-top: 2.4rem; padding-top: 1rem; font-size: .88rem; }
    .footnotes li > p { display: inline; }
    .footnotes li > a { padding: 0 .5em; color: var(--accent); }
    article > section { margin-top: 2.4rem; padding-top: 1.1rem; border-top: 1px solid var(--line); }
    article > section h2 { font: 700 1rem/1.4 var(--sans); margin: 0 0 .6rem; color: var(--ink); }
    article > .corrections { background: var(--panel); border-top: .2rem solid var(--accent); padding: 1.1rem 1.2rem .6rem; }
    article > .corrections ol { padding: 0; margin: 0; list-style: none; }
    article > .corrections li + li { border-top: 1px solid var(--line); padding-top: .8rem; }
    article > .corrections p { margin-bottom: .3rem; }
    article > .corrections li { padding-bottom: .5rem; }
    .more { font: .83rem/1.5 var(--sans); color: var(--soft); }
    article > .corrections > .more { margin-bottom: 1rem; }
    article > .pager { margin-top: 2rem; }
    article > .corrections dl { display: grid; grid-template-columns: max-content 1fr; column-gap: .8rem; margin: 0 0 .5rem; font-size: .92rem; }
    article > .corrections dt { font-family: var(--sans); font-size: .85em; color: var(--soft); }
    article > .corrections dd { margin: 0; }
    .replies ol { padding: 0; margin: 0; list-style: none; }
    .replies li { margin-bottom: 1.4rem; }
    .replies .times { margin-bottom: .3rem; }
    .replies .plain { white-space: pre-line; margin-bottom: .6em; }
    .replies .answer { border-inline-start: .2rem solid var(--accent); padding-inline-start: 1rem; }
    :target { outline: .15rem solid var(--accent); outline-offset: .3rem; }
    .record dl { margin: 0 0 .8rem; }
    .record dt { font-weight: 600; color: var(--ink); }
    .record dd { margin: 0 0 .7rem; }
    .record ol { padding: 0; margin: 0; list-style-position: inside; }
    .record li { margin-bottom: .35rem; }
    article.part h1 { font-size: 1.6rem; }
    .state { padding-block: 2rem; }
    .state .notice { font-size: 1.2rem; line-height: 1.45; border-inline-start: .2rem solid var(--accent); padding-inline-start: 1rem; }

    """

  private static let lists = """
    header.list { margin-bottom: 1.6rem; }
    header.list h1 { font-size: 1.6rem; }
    header.list p { margin: 0; font-family: var(--sans); font-size: .9rem; }
    .entries { list-style: none; margin: 0; padding: 0; }
    .entries > li { border-top: 1px solid var(--line); padding: 1.2rem 0 1.1rem; }
    .entries h2 { font-size: 1.25rem; margin: 0 0 .35rem; }
    .entries h2 a { text-decoration: none; }
    .entries h2 a:hover { text-decoration: underline; }
    .entries .standfirst { font-size: 1rem; margin-bottom: .5em; line-height: 1.5; }
    .entries .times { margin: 0; }
    .corrections .times { margin-bottom: .3rem; }
    .entries .lead h2 { font-size: clamp(1.6rem, 1.2rem + 1.8vw, 2.3rem); line-height: 1.14; }
    .entries .lead .standfirst { font-size: 1.15rem; }
    .entries .lead > :is(img, picture) { display: block; margin-bottom: 1.1rem; }
    .entries .lead img { width: 100%; }
    .entries .notice { border-inline-start: .2rem solid var(--accent); padding-inline-start: 1rem; }
    .names { list-style: none; padding: 0; columns: 14rem; column-gap: 2rem; }
    .names a { display: inline-block; padding: .3rem 0; }
    .pager ul { justify-content: space-between; border-top: 1px solid var(--line); padding-top: .8rem; font-size: 1rem; }
    .pager li:only-child:has([rel=next]) { margin-inline-start: auto; }
    @media (min-width: 52rem) {
      .entries:not(.corrections) { display: grid; grid-template-columns: 1fr 1fr; column-gap: 3rem; }
      .entries .lead { grid-column: 1 / -1; }
      .entries .lead:has(img) { display: grid; grid-template-columns: 1.25fr 1fr; column-gap: 2.2rem; align-content: start; grid-auto-rows: min-content; padding-bottom: 2rem; }
      .entries .lead > :is(img, picture) { grid-row: 1 / span 9; margin: 0; }
      .entries .lead:has(img) > :not(img, picture) { grid-column: 2; }
      .entries.corrections > li { max-width: 40rem; }
    }

    """

  private static let print = """
    @media print {
      :root { --paper: #fff; --ink: #000; --soft: #333; --line: #999; --panel: #fff; --accent: #000; }
      @page { margin: 2cm 2.2cm; }
      html { font-size: 10.5pt; }
      header.site nav, footer.site, .skip, .pager, .keywords, .corrected a,
      .leave, .replies:not(:has(li)) { display: none; }
      header.site, main { width: 100%; }
      main { padding: 1rem 0 0; }
      article > .corrections { padding-inline: 0; }
      article > *, article > figure { max-width: none; }
      h1, h2, h3, h4 { break-after: avoid; }
      figure, blockquote, pre, tr, .entries > li { break-inside: avoid; }
      p, li { orphans: 3; widows: 3; }
      .table { overflow: visible; }
      figure img { max-height: 11cm; width: auto; }
      .body a[href^=http]::after { content: " (" attr(href) ")"; font-size: .8em; overflow-wrap: anywhere; }
    }

    """
}
