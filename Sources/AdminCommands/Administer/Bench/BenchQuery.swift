package import ArgumentParsing
import Benchmarks
import Terminal

package struct BenchQuery: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "query", abstract: "Measure queries, in a small and in a large newsroom.",
    discussion: """
      The benchmark generates a newsroom as 'galley bench rebuild' does and builds its read \
      models. Then one client runs each query repeatedly, on random articles and pages. With \
      --grow, it repeats this in another newsroom, and the ratio compares the two medians. Queries \
      use indexes and read one page at a time, so the ratio should stay near 1.
      """,
    examples: [
      Example("galley bench query", "Measure with 10,000 articles, in a few minutes."),
      Example(
        "galley bench query --articles 1000 --grow 1000000 --without-texts",
        "Compare a thousand articles with a million."),
    ])

  @Option(
    name: "articles", help: "The number of articles, with ten events each.",
    valueName: "count")
  package var articles: CountArgument = CountArgument(10_000)
  @Option(
    name: "grow", help: "Also measure a newsroom with this many articles.", valueName: "count")
  package var grow: CountArgument?
  @Flag(
    name: "without-texts", help: "Leave out manuscripts; search uses headlines and standfirsts.")
  package var withoutTexts: Bool
  @Option(name: "seconds", help: "The length of a run in seconds, such as 0.5.", valueName: "count")
  package var seconds: SecondsArgument = SecondsArgument(1)
  @Option(
    name: "runs", help: "The number of runs of each query; the median counts.",
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
