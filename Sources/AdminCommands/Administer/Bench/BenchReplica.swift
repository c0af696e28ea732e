package import ArgumentParsing
import Benchmarks
import Terminal

package struct BenchReplica: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "replica", abstract: "Measure questions to a replica.",
    discussion: """
      The benchmark starts a primary and a streaming standby in a temporary folder, and a worker \
      on the primary. First, each command is followed at once by a question, which goes to the \
      standby; an answer without what the command recorded is stale. Then people list articles, on \
      the primary alone and on both servers at the same time. Both servers share this machine, so \
      the ratio shows what a second machine adds only if there are enough processors.
      """,
    examples: [
      Example("galley bench replica", "Ask 10,000 questions after commands."),
      Example("galley bench replica --reads 100 --runs 1", "Have a quick look."),
    ])

  @Option(name: "events", help: "The number of events in the log at the start.", valueName: "count")
  package var events: CountArgument = CountArgument(20_000)
  @Option(name: "reads", help: "The number of questions after commands.", valueName: "count")
  package var reads: CountArgument = CountArgument(10_000)
  @Option(
    name: "readers", help: "The number of concurrent readers of each server.", valueName: "count")
  package var readers: CountArgument = CountArgument(4)
  @OptionGroup package var runs: RunArguments
  @OptionGroup package var options: BenchmarkOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    try options.validate(removing: "Both servers are")
    guard readers.count <= 64 else { throw ArgumentValueError("--readers is at most 64.") }
  }

  package func run() async throws {
    let benchmark = ReplicaBenchmark(
      events: events.count, seed: options.seedBits, reads: reads.count, readers: readers.count,
      seconds: runs.seconds.seconds, runs: runs.runs.count)
    let report = try await options.measuring { try await benchmark.run(progress: $0) }
    let console = options.global.console
    try console.show(report) { report.text(for: console.screen) }
  }
}

extension ReplicaReport {
  fileprivate func text(for screen: TerminalCapabilities) -> String {
    var facts = Facts()
    facts.add(machine, server)
    facts.add("events", "\(Figure.count(events)), seed \(seed)")
    facts.add(
      "after commands",
      "\(Figure.count(reads)) questions, \(Figure.count(stale)) stale; the replica answered "
        + Figure.count(answered))
    facts.add(
      "readers",
      "\(readers) of each server, \(Figure.count(alone.count)) times \(Figure.shortest(seconds)) s")
    facts.add("one alone", Self.line(alone))
    facts.add("two together", Self.line(together))
    facts.add("ratio", Figure.decimals(ratio, 2))
    return facts.text(for: screen)
  }

  private static func line(_ runs: [TimedRun]) -> String {
    let rates = runs.map { Figure.count(Int($0.perSecond)) }.joined(separator: ", ")
    return "\(rates) lists/s"
  }
}
