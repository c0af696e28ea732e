package import ArgumentParsing
import Benchmarks
import Terminal

package struct BenchFollow: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "follow", abstract: "Measure how soon a worker applies events.",
    discussion: """
      A worker follows the log while four senders add notes to 500 articles at a steady rate. \
      Each command is complete: load, decide, append, commit. The report shows the time of the \
      commands, and the time from a command's answer until its event is in every read model. The \
      first two seconds do not count.
      """,
    examples: [Example("galley bench follow", "Send 500 commands per second for ten seconds.")])

  @Option(name: "rate", help: "The number of commands per second.", valueName: "count")
  package var rate: CountArgument = CountArgument(500)
  @Option(name: "seconds", help: "How long to send commands, in seconds.", valueName: "count")
  package var seconds: CountArgument = CountArgument(10)
  @Option(name: "events", help: "The number of events in the log at the start.", valueName: "count")
  package var events: CountArgument = CountArgument(20_000)
  @OptionGroup package var options: BenchmarkOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try options.validate() }

  package func run() async throws {
    let benchmark = FollowBenchmark(
      events: events.count, seed: options.seedBits,
      commandsPerSecond: rate.count, seconds: seconds.count)
    let report = try await options.withDatabase { database, progress in
      try await benchmark.run(in: database, progress: progress)
    }
    let console = options.global.console
    try console.show(report) { Self.table(of: report).text(for: console.screen) }
  }

  private static func table(of report: FollowReport) -> Table {
    Table(
      columns: [
        TableColumn("\(report.commands) commands, milliseconds")
      ]
        + ["median", "p90", "p99", "maximum"].map { TableColumn($0, alignment: .right) },
      rows: [
        ("until answered", report.command), ("from then until in every read model", report.visible),
      ].map { name, times in
        [TableCell(name, .bold)]
          + [times.p50, times.p90, times.p99, times.maximum].map {
            TableCell(Figure.decimals($0, 1))
          }
      })
  }
}
