package import ArgumentParsing
import Benchmarks
import Editorial
import Manuscripts
import Newsroom
import Terminal

package struct BenchImport: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "import", abstract: "Measure how fast an archive is imported.",
    discussion: """
      The benchmark generates an archive and imports it as 'galley import --from-jsonl' does, from \
      reading its lines to the last commit. The limit is how long the server alone takes to COPY \
      the resulting events, texts and names from a file into tables with the same columns, checks \
      and indexes. The calls, which follow each other, show what a client that takes no time \
      would reach.
      """,
    examples: [Example("galley bench import", "Import 100,000 articles with texts of 2 to 5 KB.")])

  @Option(name: "articles", help: "The number of articles in the archive.", valueName: "count")
  package var articles: CountArgument = CountArgument(100_000)
  @OptionGroup package var options: BenchmarkOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try options.validate() }

  package func run() async throws {
    let benchmark = ImportBenchmark(articles: articles.count, seed: options.seedBits)
    let limits = try ManuscriptSource.limits()
    let report = try await options.withDatabase { database, progress in
      try await benchmark.run(in: database, progress: progress) {
        try await options.importArchive($1, of: articles.count, by: $0, limits, progress)
      }
    }
    let console = options.global.console
    try console.show(report) { report.text(for: console.screen) }
  }
}

extension ImportReport {
  fileprivate func text(for screen: TerminalCapabilities) -> String {
    var facts = Facts()
    facts.add(machine, server)
    facts.add(
      "archive",
      "\(Figure.count(log.articles)) articles, \(Figure.bytes(archiveBytes)), seed \(seed)")
    facts.add(
      "recorded", "\(Figure.count(log.events)) events and \(Figure.count(log.texts)) texts")
    facts.add(
      "import",
      "\(Figure.seconds(seconds)): \(Figure.count(Int(articlesPerSecond))) articles/s, "
        + "\(Figure.count(Int(eventsPerSecond))) events/s")
    facts.add("calls", "\(Figure.seconds(recordingSeconds)), while the next ones are prepared")
    facts.add("copy", "\(Figure.seconds(copySeconds)) for the same rows")
    facts.add(
      "ratio", "\(Figure.decimals(ratio, 2)); \(Figure.decimals(limit, 2)) for the calls alone")
    facts.add("memory", "\(Figure.bytes(peakMemory)) at most")
    return facts.text(for: screen)
  }
}
