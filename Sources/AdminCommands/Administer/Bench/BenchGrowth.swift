package import ArgumentParsing
import Benchmarks
import Terminal

package struct BenchGrowth: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "growth",
    abstract: "Compare appends in a long and in a short log.",
    discussion: """
      One client appends as in 'galley bench append', to a log of 10,000 events and to a log of \
      --events, each in its own database. For queries see 'galley bench query --grow', and for \
      rebuilds 'galley bench rebuild --grow'.
      """,
    examples: [
      Example("galley bench growth", "Measure up to a million events, in a minute or two."),
      Example(
        "galley bench growth --events 10000000", "Measure up to ten million events, in ten minutes."
      ),
    ])

  @Option(name: "events", help: "The number of events in the long log.", valueName: "count")
  package var events: CountArgument = CountArgument(1_000_000)
  @OptionGroup(title: nil) package var timing: RunArguments
  @OptionGroup package var options: BenchmarkOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try options.validate() }

  package func run() async throws {
    let benchmark = GrowthBenchmark(
      seconds: timing.seconds.seconds, runs: timing.runs.count, seed: options.seedBits)
    var logs: [GrowthReport.Log] = []
    for events in [10_000, events.count] {
      logs.append(
        try await options.withDatabase { database, progress in
          try await benchmark.measure(events: events, in: database, progress: progress)
        })
    }
    let report = GrowthReport(short: logs[0], long: logs[1])
    let console = options.global.console
    try console.show(report) { report.text(for: console.screen) }
  }
}

extension GrowthReport {
  fileprivate func text(for screen: TerminalCapabilities) -> String {
    var facts = Facts()
    facts.add(short.appends.machine, short.appends.server)
    facts.add(
      "runs",
      "\(short.appends.runs.count) times \(Figure.shortest(short.appends.seconds)) s, seed \(short.appends.seed)"
    )
    facts.add("ratio", "\(Figure.decimals(ratio, 2)), of the medians of an append")
    let logs = [short, long].flatMap { log in
      let size = "\(Figure.count(log.size.events)) events"
      return [("a bare row, \(size)", log.appends.row), ("an append, \(size)", log.appends.run)]
    }
    return facts.text(for: screen) + "\n" + TimesTable(rows: logs).text(for: screen)
  }
}
