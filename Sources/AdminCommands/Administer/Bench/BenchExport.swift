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
      Imports generated articles, and exports those that are live in each format, as 'galley export' \
      does; markdown and sitemap are written as files of a temporary folder. The limit is how fast \
      the server alone outputs the same rows and texts by COPY, with the same query. sitemap reads no \
      texts, and json-ld also reads those before and after corrections.
      """,
    examples: [
      Example("galley bench export", "Export 100,000 live articles in each format."),
      Example("galley bench export --only atom --articles 1000000", "Export a million as Atom."),
    ])

  @Option(name: "articles", help: "The number of live articles.", valueName: "count")
  package var articles: CountArgument = CountArgument(100_000)
  @Option(name: "runs", help: "The number of runs; the median counts.", valueName: "count")
  package var runs: CountArgument = CountArgument(3)
  @Option(name: "only", help: "Measure only this format.", valueName: "format")
  package var only: SyndicationFormat?
  @OptionGroup package var options: BenchmarkOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try options.validate() }

  package func run() async throws {
    let benchmark = ExportBenchmark(
      articles: articles.count, runs: runs.count, seed: options.seedBits)
    let limits = try ManuscriptSource.limits()
    let formats = only.map { [$0] } ?? SyndicationFormat.allCases
    let report = try await options.withDatabase { database, progress in
      try await benchmark.run(in: database, formats: formats, progress: progress) {
        try await options.importArchive($1, of: $2, by: $0, limits, progress)
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
    return facts.text(for: screen) + "\n" + table.text(for: screen)
  }
}
