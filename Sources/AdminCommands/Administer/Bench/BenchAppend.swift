package import ArgumentParsing
import Benchmarks
import Terminal

package struct BenchAppend: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "append", abstract: "Measure durable appends per second.",
    discussion: """
      Each client appends small events to its own article, one per call and transaction, on its \
      own connection, as separate processes do. The limit, measured before each run, is one \
      prepared INSERT per transaction into a table with the log's columns and indexes, with as \
      many connections. The difference between the two is the cost of the log's checks.
      """,
    examples: [
      Example("galley bench append", "Run 16 clients three times for five seconds."),
      Example("galley bench append --clients 1", "Run a single client."),
    ])

  @Option(name: "clients", help: "The number of concurrent clients.", valueName: "count")
  package var clients: CountArgument = CountArgument(16)
  @Option(name: "events", help: "The number of events in the log at the start.", valueName: "count")
  package var events: CountArgument = CountArgument(10_000)
  @OptionGroup(title: nil) package var timing: RunArguments
  @OptionGroup package var options: BenchmarkOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try options.validate() }

  package func run() async throws {
    let benchmark = AppendBenchmark(
      clients: clients.count, seconds: timing.seconds.seconds, runs: timing.runs.count,
      events: events.count,
      seed: options.seedBits)
    let report = try await options.withDatabase { database, progress in
      try await benchmark.run(in: database, progress: progress)
    }
    let console = options.global.console
    try console.show(report) { report.text(for: console.screen) }
  }
}
