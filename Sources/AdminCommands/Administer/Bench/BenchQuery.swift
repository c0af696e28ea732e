package import ArgumentParsing
import Benchmarks
import Terminal

package struct BenchQuery: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "query", abstract: "Measure what queries take, and what they take in a larger newsroom.",
    discussion: """
      A newsroom is made up as for 'galley bench rebuild', its read models are made and each query \
      is asked for a while, by one client, about articles and pages anywhere in it. With --grow the \
      same is done in another newsroom, and the ratio is that of the two medians: queries read by \
      indexes, a page at a time, so it should stay near 1.
      """,
    examples: [
      Example("galley bench query", "10,000 articles, in some minutes."),
      Example(
        "galley bench query --articles 1000 --grow 1000000 --without-texts",
        "From a thousand articles to a million."),
    ])

  @Option(
    name: "articles", help: "How many articles the newsroom has, at ten events each.",
    valueName: "count")
  package var articles: CountArgument = CountArgument(10_000)
  @Option(
    name: "grow", help: "Measure the same in a newsroom of this many articles.", valueName: "count")
  package var grow: CountArgument?
  @Flag(
    name: "without-texts", help: "Make up no manuscripts: search knows headlines and standfirsts.")
  package var withoutTexts: Bool
  @Option(name: "seconds", help: "How long a run is, such as 0.5.", valueName: "count")
  package var seconds: SecondsArgument = SecondsArgument(1)
  @Option(
    name: "runs", help: "How many runs there are of each query; the median counts.",
    valueName: "count")
  package var runs: CountArgument = CountArgument(3)
  @OptionGroup package var options: BenchmarkOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try options.validate() }

  package func run() async throws {
    let benchmark = QueryBenchmark(
      articles: articles.count, withTexts: !withoutTexts, seconds: seconds.seconds,
      runs: runs.count,
      seed: options.seedBits)
    var report = try await options.withDatabase { database, progress in
      try await benchmark.run(in: database, progress: progress)
    }
    if let grow {
      report = report.grown(
        to: try await options.withDatabase { database, progress in
          try await benchmark.grow(to: grow.count, in: database, progress: progress)
        })
    }
    let console = options.global.console
    try console.show(report) { [report] in report.text(for: console.screen) }
  }
}
