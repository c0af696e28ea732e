package import ArgumentParsing
import Benchmarks

package struct BenchRebuild: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "rebuild", abstract: "Measure how fast read models are rebuilt.",
    discussion: """
      The benchmark generates a newsroom with about ten events per article, which obey the desk's \
      rules, and manuscripts of 2 to 5 KB. The limit is how fast the server alone, without a client \
      and in one session, copies the log out, copies the same rows in and creates the same indexes, \
      one after the other. Then every read model is rebuilt; the ratio compares the two rates. At the \
      end, notes are added and articles are shown, first without and then during a rebuild.
      """,
    examples: [
      Example("galley bench rebuild", "Rebuild from a million events, in about a minute."),
      Example(
        "galley bench rebuild --events 100000 --format json", "Use fewer events, and print JSON."),
      Example(
        "galley bench rebuild --grow 10000000", "Measure ten million events too, without texts."
      ),
    ])

  @Option(name: "events", help: "The number of events in the log.", valueName: "count")
  package var events: CountArgument = CountArgument(1_000_000)

  @Option(
    name: "grow",
    help: "Also build from a log of this many events.",
    valueName: "count")
  package var grow: CountArgument?

  @OptionGroup(title: nil) package var resources: ReplayArguments
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
