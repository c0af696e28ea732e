package import ArgumentParsing
import Benchmarks
import EmbeddedPostgreSQL
import Newsroom
import Terminal

package struct BenchStart: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "start",
    abstract: "Measure how long a whole command takes.",
    discussion: """
      The benchmark publishes an article among a thousand generated events. Then it times whole \
      processes in turn: 'galley show' and 'galley queue', each compared with psql and the same \
      queries, and 'galley --help' compared with 'psql --version'. The ratio compares the medians. \
      The first five rounds do not count.
      """,
    examples: [Example("galley bench start", "Run each program a hundred times, in a few seconds.")]
  )

  @Option(name: "runs", help: "The number of runs of each program.", valueName: "count")
  package var runs: CountArgument = CountArgument(100)
  @OptionGroup package var options: BenchmarkOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try options.validate() }

  package func run() async throws {
    let report = try await options.withDatabase { database, progress in
      let server = try DatabaseAdministration(database.newsroom.address).server()
      let benchmark = StartBenchmark(
        runs: runs.count, seed: options.seedBits, psql: try server.path(ofProgram: "psql"))
      return try await benchmark.run(in: database, progress: progress)
    }
    let console = options.global.console
    try console.show(report) { report.text(for: console.screen) }
  }
}
