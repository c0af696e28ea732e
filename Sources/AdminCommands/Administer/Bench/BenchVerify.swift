package import ArgumentParsing
import Benchmarks
import Newsroom
import Terminal

package struct BenchVerify: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "verify", abstract: "Measure how fast the log is verified.",
    discussion: """
      The benchmark generates a newsroom as 'galley bench rebuild' does, seals its log and \
      verifies it. The limit is how long the server alone takes to read all events and texts in \
      binary and discard them, plus how long 'sha256sum' takes to digest the same bytes. The ratio \
      compares the rates.
      """,
    examples: [Example("galley bench verify", "Verify a million events, in a few minutes.")])

  @Option(name: "events", help: "The number of events in the log.", valueName: "count")
  package var events: CountArgument = CountArgument(1_000_000)
  @OptionGroup(title: nil) package var threads: ThreadArguments
  @OptionGroup package var options: BenchmarkOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try options.validate() }

  package func run() async throws {
    let benchmark = VerifyBenchmark(
      events: events.count, seed: options.seedBits,
      workers: threads.count)
    let report = try await options.withDatabase { database, progress in
      try await benchmark.run(in: database, progress: progress)
    }
    let console = options.global.console
    try console.show(report) { report.facts.text(for: console.screen) }
  }
}
