package import ArgumentParsing
import Benchmarks
import Terminal

package struct BenchFeed: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "feed", abstract: "Measure how fast and how soon 'galley log follow' prints events.",
    discussion: """
      'galley log follow --once' prints the events of a generated log. The limit is how long the \
      server alone takes to COPY the same rows as text. Then 'galley log follow' runs while four \
      senders add notes at a steady rate, and the report shows the time from a command's answer, \
      which follows its commit, to the line with its event. The first two seconds do not count.
      """,
    examples: [Example("galley bench feed", "Print 100,000 events, and follow for ten seconds.")])

  @Option(name: "events", help: "The number of events in the log at the start.", valueName: "count")
  package var events: CountArgument = CountArgument(100_000)
  @Option(name: "runs", help: "The number of runs; the median counts.", valueName: "count")
  package var runs: CountArgument = CountArgument(3)
  @Option(name: "rate", help: "The number of commands per second.", valueName: "count")
  package var rate: CountArgument = CountArgument(100)
  @Option(name: "seconds", help: "How long to send commands, in seconds.", valueName: "count")
  package var seconds: CountArgument = CountArgument(10)
  @OptionGroup package var options: BenchmarkOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try options.validate() }

  package func run() async throws {
    let benchmark = FeedBenchmark(
      events: events.count, seed: options.seedBits, runs: runs.count,
      commandsPerSecond: rate.count, seconds: seconds.count)
    let report = try await options.withDatabase { database, progress in
      try await benchmark.run(in: database, progress: progress)
    }
    let console = options.global.console
    try console.show(report) { report.text(for: console.screen) }
  }
}

extension FeedReport {
  fileprivate func text(for screen: TerminalCapabilities) -> String {
    var facts = Facts()
    facts.add(machine, server)
    facts.add("events", "\(Figure.count(events)), seed \(seed)")
    facts.add("copy", "\(Self.line(copySeconds)) by the server alone")
    facts.add("feed", "\(Self.line(feedSeconds)): \(Figure.count(eventsPerSecond)) events/s")
    facts.add("ratio", Figure.decimals(ratio, 2))
    facts.add(
      "commands", "\(Figure.count(commands)), \(Figure.count(commandsPerSecond)) a second")
    for (name, times) in [("until answered", command), ("from then to the line", line)] {
      facts.add(
        name,
        "\(Figure.decimals(times.p50, 1)) ms in the median, "
          + "\(Figure.decimals(times.p99, 1)) in the 99th percentile, "
          + "\(Figure.decimals(times.maximum, 1)) at most")
    }
    return facts.text(for: screen)
  }

  private static func line(_ seconds: [Double]) -> String {
    seconds.map { Figure.decimals($0, 2) }.joined(separator: ", ") + " s"
  }
}
