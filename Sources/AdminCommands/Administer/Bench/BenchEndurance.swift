package import ArgumentParsing
import Benchmarks
import Terminal

package struct BenchEndurance: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "endurance", abstract: "Measure what long-running processes use.",
    discussion: """
      A worker, the desk and 'galley log follow' use three nodes with Patroni and etcd, in a \
      temporary folder, while commands arrive at a steady rate and somebody reads a list twice a \
      second. At each interval, another node takes over; commands wait for it. The report shows \
      the memory and the descriptors of each process near the start, in the middle and at the end, \
      and whether read models and feed have every event once. Patroni, etcd and PostgreSQL 15 must \
      be installed.
      """,
    examples: [
      Example("galley bench endurance", "Run for an hour, with a switchover every five minutes."),
      Example("galley bench endurance --minutes 2 --interval 0.5", "Have a quick look."),
    ])

  @Option(name: "minutes", help: "How long to send commands, in minutes.", valueName: "count")
  package var minutes: MinutesArgument = MinutesArgument(60)
  @Option(name: "interval", help: "The minutes between two switchovers.", valueName: "count")
  package var interval: MinutesArgument = MinutesArgument(5)
  @Option(name: "rate", help: "The number of commands per second.", valueName: "count")
  package var rate: CountArgument = CountArgument(20)
  @Option(name: "events", help: "The number of events in the log at the start.", valueName: "count")
  package var events: CountArgument = CountArgument(20_000)
  @OptionGroup package var options: BenchmarkOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    try options.validate(removing: "The nodes are")
  }

  package func run() async throws {
    let benchmark = EnduranceBenchmark(
      events: events.count, seed: options.seedBits, minutes: minutes.minutes,
      interval: interval.minutes, commandsPerSecond: rate.count)
    let report = try await options.measuring { try await benchmark.run(progress: $0) }
    let console = options.global.console
    try console.show(report) { report.text(for: console.screen) }
  }
}

/// A number of minutes: from 0.1 to 1440.
package struct MinutesArgument: ExpressibleByArgument {
  let minutes: Double

  init(_ minutes: Double) { self.minutes = minutes }

  package init(argument: String) throws(ArgumentValueError) {
    guard let minutes = Double(argument), minutes >= 0.1, minutes <= 1440 else {
      throw ArgumentValueError("must be a number of minutes from 0.1 to 1440")
    }
    self.minutes = minutes
  }

  package var argumentText: String { Figure.shortest(minutes) }
}

extension EnduranceReport {
  fileprivate func text(for screen: TerminalCapabilities) -> String {
    var facts = Facts()
    facts.add(machine, server)
    facts.add("minutes", "\(Figure.shortest(minutes)), \(Figure.count(switchovers)) switchovers")
    facts.add(
      "commands",
      "\(Figure.count(commands)), \(Figure.count(commandsPerSecond)) a second, seed \(seed)")
    facts.add(
      "answered after",
      "\(Figure.decimals(command.p50, 1)) ms in the median, "
        + "\(Figure.decimals(command.p99, 1)) in the 99th percentile, "
        + "\(Figure.decimals(command.maximum, 1)) at most")
    facts.add("pages", "\(Figure.count(pages)), and \(Figure.count(refusedPages)) not answered")
    facts.add("read models", isAuditEqual ? "equal to the log" : "different from the log")
    facts.add("feed", isFeedComplete ? "every event once" : "not every event once")
    return facts.text(for: screen) + "\n" + table.text(for: screen)
  }

  private var table: Table {
    Table(
      columns: [TableColumn("process")]
        + ["minute", "MiB", "descriptors"].map { TableColumn($0, alignment: .right) },
      rows: samples.map { sample in
        [
          TableCell(sample.name, .bold), TableCell(Figure.decimals(sample.minute, 1)),
          TableCell(Figure.decimals(Double(sample.memory) / 1_048_576, 1)),
          TableCell(Figure.count(sample.descriptors)),
        ]
      })
  }
}
