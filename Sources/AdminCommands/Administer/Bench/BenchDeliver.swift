package import ArgumentParsing
import Benchmarks
import Terminal

package struct BenchDeliver: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "deliver", abstract: "Measure how fast, and how soon, changes are delivered.",
    discussion: """
      The benchmark delivers the live articles of a generated newsroom to a webhook on this \
      machine, and then sends the same requests to it by curl, over as many connections. The ratio \
      compares the median runs. Then a worker delivers articles that are published at a steady \
      rate. The report shows the time from a command's answer until the receiver has its change. \
      The first two seconds do not count.

      --due schedules that many articles for the same moment, and worker processes publish and \
      deliver them. The report shows how late they are. curl must be installed.
      """,
    examples: [
      Example("galley bench deliver", "Compare with curl, and publish for ten seconds."),
      Example(
        "galley bench deliver --due 1000 --workers 3",
        "Also publish and deliver a thousand articles that are due at once."),
    ])

  @Option(name: "events", help: "The number of events in the log at the start.", valueName: "count")
  package var events: CountArgument = CountArgument(20_000)
  @Option(
    name: "connections", help: "The number of connections to the receiver.", valueName: "count")
  package var connections: CountArgument = CountArgument(8)
  @Option(name: "runs", help: "The number of runs; the median counts.", valueName: "count")
  package var runs: CountArgument = CountArgument(3)
  @Option(name: "rate", help: "The number of publications per second.", valueName: "count")
  package var rate: CountArgument = CountArgument(10)
  @Option(name: "seconds", help: "How long to publish, in seconds.", valueName: "count")
  package var seconds: CountArgument = CountArgument(10)
  @Option(
    name: "due", help: "The number of articles that are due at the same moment.",
    valueName: "count")
  package var due: CountArgument?
  @Option(name: "workers", help: "The number of workers that publish them.", valueName: "count")
  package var workers: CountArgument = CountArgument(3)
  @OptionGroup package var options: BenchmarkOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    try options.validate()
    guard connections.count <= 1_000 else {
      throw ArgumentValueError("--connections is at most 1,000.")
    }
  }

  package func run() async throws {
    let benchmark = DeliverBenchmark(
      events: events.count, connections: connections.count, runs: runs.count,
      commandsPerSecond: rate.count, seconds: seconds.count,
      due: due.map { ($0.count, workers.count) }, seed: options.seedBits)
    let report = try await options.withDatabase { database, progress in
      try await benchmark.run(in: database, progress: progress)
    }
    let console = options.global.console
    try console.show(report) { report.text(for: console.screen) }
  }
}

extension DeliverReport {
  fileprivate func text(for screen: TerminalCapabilities) -> String {
    func line(_ rates: [Double]) -> String {
      "\(rates.map { Figure.count(Int($0)) }.joined(separator: ", ")) requests/s"
    }
    var facts = Facts()
    facts.add(machine, server)
    facts.add(
      "deliveries",
      "\(Figure.count(deliveries)) over \(Figure.count(connections)) connections, seed \(seed)")
    facts.add("galley", line(courier))
    facts.add("curl \(curlVersion)", line(curl))
    facts.add("ratio", Figure.decimals(ratio, 2))
    var rows = [("from a command's answer until received", commands, received)]
    if let due {
      rows += [
        ("from the time due until published", due.articles, due.published),
        ("from the time due until received", due.articles, due.received),
      ]
      facts.add("due at once", "\(Figure.count(due.articles)), \(due.workers) workers")
    }
    facts.add("published", "\(commandsPerSecond) articles/s")
    let table = Table(
      columns: [TableColumn("milliseconds")]
        + ["articles", "median", "p90", "p99", "maximum"]
        .map { TableColumn($0, alignment: .right) },
      rows: rows.map { name, count, times in
        [TableCell(name, .bold), TableCell(Figure.count(count))]
          + [times.p50, times.p90, times.p99, times.maximum].map {
            TableCell(Figure.decimals($0, 1))
          }
      })
    return facts.text(for: screen) + "\n" + table.text(for: screen)
  }
}
