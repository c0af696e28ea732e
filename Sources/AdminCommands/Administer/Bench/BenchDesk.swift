package import ArgumentParsing
import Benchmarks
import Terminal

package struct BenchDesk: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "commands", abstract: "Measure how many commands a second are carried out, durably.",
    discussion: """
      Clients take one article after the other from draft to published, in one process and as two \
      people, an editor and an admin, on the full path: identify, load, decide, append, commit. The \
      limit is one prepared INSERT a transaction into a table of the log's columns and indexes, by as \
      many connections as there are clients, right before each run.

      With --load commands then come at parts of the rate that was reached, and the chart shows what \
      they take, from when they are due. With --hot all clients write to one article, half of them \
      by a state that knows nothing of the others.
      """,
    examples: [
      Example("galley bench commands", "64 clients, three times five seconds."),
      Example("galley bench commands --clients 1", "What one client alone gets."),
      Example("galley bench commands --load", "What commands take at less than the most."),
    ])

  @Option(name: "clients", help: "How many clients there are at once.", valueName: "count")
  package var clients: CountArgument = CountArgument(64)
  @OptionGroup package var timing: RunArguments
  @Flag(name: "load", help: "Measure latency at parts of the rate, too.") package var load: Bool
  @Flag(name: "hot", help: "Measure one article that all write to, too.") package var hot: Bool
  @OptionGroup package var options: BenchmarkOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try options.validate() }

  package func run() async throws {
    let benchmark = CommandBenchmark(
      clients: clients.count, seconds: timing.seconds.seconds, runs: timing.runs.count,
      seed: options.seedBits, withLoad: load, withHotArticle: hot)
    let report = try await options.withDatabase { database, progress in
      try await benchmark.run(in: database, progress: progress)
    }
    let console = options.global.console
    try console.show(report) { report.text(for: console.screen) }
  }
}
