package import ArgumentParsing
import Benchmarks

package struct BenchRebuild: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "rebuild", abstract: "Measure how fast the read models are made again from the log.",
    discussion: """
      A newsroom is made up: some ten events an article, each one that the desk's rules allow, with \
      manuscripts of 2 to 5 KB. Its log is read by the server alone, to nowhere, and then every \
      read model is rebuilt from it; the ratio is that of the two rates.
      """,
    examples: [
      Example("galley bench rebuild", "A million events, in about a minute."),
      Example(
        "galley bench rebuild --events 100000 --format json", "Fewer, for another program."),
    ])

  @Option(help: "How many events the log has.", valueName: "count")
  package var events: CountArgument = CountArgument(1_000_000)

  @OptionGroup package var resources: ReplayArguments
  @OptionGroup package var options: BenchmarkOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try options.validate() }

  package func run() async throws {
    let benchmark = RebuildBenchmark(
      events: events.count, seed: UInt64(bitPattern: Int64(options.seed)),
      limits: resources.limits)
    let report = try await options.withDatabase { database, progress in
      try await benchmark.run(in: database, progress: progress)
    }
    let console = options.global.console
    try console.show(report) { report.text(for: console.screen) }
  }
}
