package import ArgumentParsing
import Benchmarks
import Manuscripts
import Newsroom
package import Syndication
import Terminal

package struct BenchExport: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "export", abstract: "Measure how fast live articles are exported.",
    discussion: """
      The benchmark imports generated articles, and exports those that are live in each format, as \
      'galley export' does; markdown and sitemap are written as files of a temporary folder. The \
      limit is how fast the server alone outputs the same rows and texts by COPY, with the same \
      query. sitemap reads no texts, and json-ld also reads those before and after corrections.

      The site is written as a whole, with a few pictures, for which libvips must be installed. Then \
      articles are corrected, and after each correction, whole processes are timed: 'galley export \
      site', and 'galley live --limit 1' for comparison.
      """,
    examples: [
      Example("galley bench export", "Export 100,000 live articles in each format."),
      Example("galley bench export --only atom --articles 1000000", "Export a million as Atom."),
      Example("galley bench export --site --articles 1000", "Measure a small site."),
    ])

  @Option(name: "articles", help: "The number of live articles.", valueName: "count")
  package var articles: CountArgument = CountArgument(100_000)
  @Option(name: "runs", help: "The number of runs; the median counts.", valueName: "count")
  package var runs: CountArgument = CountArgument(3)
  @Option(name: "only", help: "Measure only this format.", valueName: "format")
  package var only: SyndicationFormat?
  @Flag(name: "site", help: "Measure only the site.") package var site: Bool
  @OptionGroup package var options: BenchmarkOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    guard only == nil || !site else { throw ArgumentValueError("Give --only or --site, not both.") }
    try options.validate()
  }

  package func run() async throws {
    let benchmark = ExportBenchmark(
      articles: articles.count, runs: runs.count, seed: options.seedBits)
    let limits = try ManuscriptSource.limits()
    let formats = site ? [] : only.map { [$0] } ?? SyndicationFormat.allCases
    let report = try await options.withDatabase { database, progress in
      try await benchmark.run(
        in: database, formats: formats, includesSite: only == nil, progress: progress
      ) {
        _ = try await options.importArchive($1, of: $2, by: $0, limits, progress)
      }
    }
    let console = options.global.console
    try console.show(report) { report.text(for: console.screen) }
  }
}

extension ExportReport {
  fileprivate func text(for screen: TerminalCapabilities) -> String {
    var facts = Facts()
    facts.add(machine, server)
    facts.add("articles", "\(Figure.count(articles)) live, seed \(seed)")
    facts.add("copy", copy.line("articles"))
    let table = Table(
      columns: [TableColumn("format")]
        + ["articles/s", "of copy", "seconds", "size", "memory"]
        .map { TableColumn($0, alignment: .right) },
      rows: formats.map { figures in
        [
          TableCell(figures.format, .bold), TableCell(Figure.count(figures.articlesPerSecond)),
          TableCell(Figure.decimals(figures.ratio, 2)),
          TableCell(figures.seconds.map { Figure.decimals($0, 2) }.joined(separator: ", ")),
          TableCell(figures.bytes > 0 ? Figure.bytes(figures.bytes) : "files"),
          TableCell(Figure.bytes(figures.peakMemory)),
        ]
      })
    if let site { facts.add(site) }
    let measured = formats.isEmpty ? "" : "\n" + table.text(for: screen)
    return facts.text(for: screen) + measured
  }
}

extension Facts {
  fileprivate mutating func add(_ site: SiteFigures) {
    let seconds = site.seconds.map { Figure.decimals($0, 2) }.joined(separator: ", ")
    add(
      "whole site",
      "\(Figure.count(site.pages)) pages in \(seconds) s: \(Figure.count(site.pagesPerSecond)) "
        + "pages/s, \(Figure.bytes(site.peakMemory)) at most")
    add(
      "first time",
      "\(Figure.decimals(site.firstSeconds, 2)) s with \(Figure.count(site.pictured)) pictures")
    add(
      "one change",
      "median \(Figure.decimals(site.change.p50, 1)) ms, p90 \(Figure.decimals(site.change.p90, 1))"
    )
    add(
      "live --limit 1",
      "median \(Figure.decimals(site.start.p50, 1)) ms, p90 \(Figure.decimals(site.start.p90, 1)); "
        + "the change takes \(Figure.decimals(site.beyondStart, 1)) more")
  }
}
