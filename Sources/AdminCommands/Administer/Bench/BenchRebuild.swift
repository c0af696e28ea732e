package import ArgumentParsing
import Benchmarks

package struct BenchRebuild: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "rebuild", abstract: "Measure how fast the read models are made again from the log.",
    discussion: """
      A newsroom is made up: some ten events an article, each one that the desk's rules allow, with \
      manuscripts of 2 to 5 KB. Its log is read by the server alone, to nowhere, and then every \
      read model is rebuilt from it; the ratio is that of the two rates. At the end somebody adds \
      notes and looks at articles, first undisturbed and then while all is rebuilt.
      """,
    examples: [
      Example("galley bench rebuild", "A million events, in about a minute."),
      Example(
        "galley bench rebuild --events 100000 --format json", "Fewer, for another program."),
      Example(
        "galley bench rebuild --grow 10000000", "And again at ten million events, without texts."
      ),
    ])

  @Option(name: "events", help: "How many events the log has.", valueName: "count")
  package var events: CountArgument = CountArgument(1_000_000)

  @Option(
    name: "grow",
    help: "Build all once more from a log of this many events, in a database of its own.",
    valueName: "count")
  package var grow: CountArgument?

  @OptionGroup package var resources: ReplayArguments
  @OptionGroup package var options: BenchmarkOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try options.validate() }

  package func run() async throws {
    let benchmark = RebuildBenchmark(
      events: events.count, seed: options.seedBits,
      limits: resources.limits)
    var report = try await options.withDatabase { database, progress in
      try await benchmark.run(in: database, progress: progress)
    }
    if let grow {
      report.growth = try await options.withDatabase { [report] database, progress in
        try await benchmark.grow(
          to: grow.count, in: database, after: report, progress: progress)
      }
    }
    let console = options.global.console
    try console.show(report) { report.text(for: console.screen) }
  }
}
