package import ArgumentParsing
import Benchmarks
import EmbeddedPostgreSQL
import Newsroom
import Terminal

package struct BenchStart: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "start",
    abstract: "Measure how long a command takes, from the program's start to its end.",
    discussion: """
      An article is published among a thousand made-up events. Then whole processes are timed in \
      turn: 'galley show' and 'galley queue', each beside psql's own binary with the same queries, \
      and 'galley --help' beside 'psql --version'; the ratio is that of the medians. The first five \
      rounds do not count.
      """,
    examples: [Example("galley bench start", "A hundred runs of each, in some seconds.")])

  @Option(name: "runs", help: "How many runs there are of each.", valueName: "count")
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
