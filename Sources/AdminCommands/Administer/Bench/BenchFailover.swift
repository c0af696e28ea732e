package import ArgumentParsing
import Benchmarks
import Terminal

package struct BenchFailover: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "failover", abstract: "Measure failovers under load.",
    discussion: """
      The benchmark starts three nodes with Patroni and etcd in a temporary folder, and writers \
      who keep working. Then the node that accepts changes fails, in turn by a killed server, a \
      lost machine, frozen processes and a network that loses all packets. A command and psql, \
      with the same hosts, try to write from that moment on. At the end, the log is compared with \
      what was acknowledged. Patroni, etcd and PostgreSQL 15 must be installed. A failover takes \
      about half a minute, most of it the time that Patroni waits for a lost machine.
      """,
    examples: [
      Example("galley bench failover", "Cause 20 failovers."),
      Example("galley bench failover --kills 4 --writers 4", "Cause one of each kind."),
    ])

  @Option(name: "kills", help: "The number of failovers.", valueName: "count")
  package var kills: CountArgument = CountArgument(20)
  @Option(name: "writers", help: "The number of concurrent writers.", valueName: "count")
  package var writers: CountArgument = CountArgument(16)
  @OptionGroup package var options: BenchmarkOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    try options.validate(removing: "The nodes are")
    guard kills.count <= 1_000 else { throw ArgumentValueError("--kills is at most 1000.") }
    guard writers.count <= 64 else { throw ArgumentValueError("--writers is at most 64.") }
  }

  package func run() async throws {
    let kinds = Fault.allCases
    let benchmark = FailoverBenchmark(
      faults: (0..<kills.count).map { kinds[$0 % kinds.count] }, writers: writers.count,
      seed: options.seedBits)
    let report = try await options.measuring { try await benchmark.run(progress: $0) }
    let console = options.global.console
    try console.show(report) { report.text(for: console.screen) }
  }
}
