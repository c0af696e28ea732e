package import ArgumentParsing
import Benchmarks
import Newsroom
import Terminal

package struct BenchVerify: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "verify", abstract: "Measure how fast the whole log is held to its seals and the rules.",
    discussion: """
      A newsroom is made up as for 'galley bench rebuild', its log is sealed and then verified. The \
      limit is what the server alone takes to give out all events and texts, in binary and to \
      nowhere, and after that 'sha256sum' to digest the same bytes; the ratio is that of the rates.
      """,
    examples: [Example("galley bench verify", "A million events, in some minutes.")])

  @Option(name: "events", help: "How many events the log has.", valueName: "count")
  package var events: CountArgument = CountArgument(1_000_000)
  @Option(
    name: "workers", help: "How many threads read at a time; by default one a processor.",
    valueName: "number")
  package var workers: CountArgument?
  @OptionGroup package var options: BenchmarkOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try options.validate() }

  package func run() async throws {
    let benchmark = VerifyBenchmark(
      events: events.count, seed: options.seedBits,
      workers: workers?.count ?? ReplayLimits().workers)
    let report = try await options.withDatabase { database, progress in
      try await benchmark.run(in: database, progress: progress)
    }
    let console = options.global.console
    try console.show(report) { report.facts.text(for: console.screen) }
  }
}
