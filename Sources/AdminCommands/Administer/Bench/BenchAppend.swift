package import ArgumentParsing
import Benchmarks
import Terminal

package struct BenchAppend: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "append", abstract: "Measure how many appends a second the log takes, durably.",
    discussion: """
      Each client appends one small event after the other to an article of its own, in a call and a \
      transaction of its own by a connection of its own, as separate processes do. The limit is one \
      prepared INSERT a transaction into a table of the log's columns and indexes, by as many \
      connections, right before each run: what is between the two is what the log checks.
      """,
    examples: [
      Example("galley bench append", "16 clients, three times five seconds."),
      Example("galley bench append --clients 1", "What one append takes alone."),
    ])

  @Option(name: "clients", help: "How many clients there are at once.", valueName: "count")
  package var clients: CountArgument = CountArgument(16)
  @Option(name: "events", help: "How many events the log has before.", valueName: "count")
  package var events: CountArgument = CountArgument(10_000)
  @OptionGroup package var timing: RunArguments
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
