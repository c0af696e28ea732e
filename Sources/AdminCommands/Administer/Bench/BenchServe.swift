package import ArgumentParsing
import Benchmarks
import EmbeddedPostgreSQL
import Newsroom
import Terminal

package struct BenchServe: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "serve", abstract: "Measure how fast the web desk answers.",
    discussion: """
      Starts 'galley serve' for a generated newsroom, signs people in, and asks for pages over many \
      connections: an article, a list and the queue. After each run, pgbench runs the statements \
      that the page needs, prepared and in as many round trips, and nginx serves a file of the \
      same size. The ratio compares the median runs of the page and of its statements. Then pages \
      are mixed with commands: every twentieth request adds a note.

      The programs wrk, which sends the requests, and curl must be installed.
      """,
    examples: [
      Example("galley bench serve", "Measure with 64 connections."),
      Example("galley bench serve --articles 1000 --seconds 2 --runs 1", "Have a quick look."),
    ])

  @Option(name: "articles", help: "The number of articles.", valueName: "count")
  package var articles: CountArgument = CountArgument(10_000)
  @Option(
    name: "connections", help: "The number of connections to the desk.", valueName: "count")
  package var connections: CountArgument = CountArgument(64)
  @Option(name: "seconds", help: "The duration of each run, in seconds.", valueName: "count")
  package var seconds: CountArgument = CountArgument(5)
  @Option(name: "runs", help: "The number of runs; the median counts.", valueName: "count")
  package var runs: CountArgument = CountArgument(3)
  @OptionGroup package var options: BenchmarkOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    try options.validate()
    guard connections.count <= 500 else {
      throw ArgumentValueError("--connections is at most 500.")
    }
  }

  package func run() async throws {
    let report = try await options.withDatabase { database, progress in
      guard let server = database.newsroom.address.server else {
        throw Failure(.failed, "the benchmark needs the private server")
      }
      let benchmark = ServeBenchmark(
        articles: articles.count, connections: connections.count, seconds: seconds.count,
        runs: runs.count, seed: options.seedBits, pgbench: try server.path(ofProgram: "pgbench"))
      return try await benchmark.run(in: database, progress: progress)
    }
    let console = options.global.console
    try console.show(report) { report.text(for: console.screen) }
  }
}

extension ServeReport {
  fileprivate func text(for screen: TerminalCapabilities) -> String {
    var facts = Facts()
    facts.add(machine, server)
    facts.add("articles", "\(Figure.count(articles)), seed \(seed)")
    facts.add("connections", Figure.count(connections))
    facts.add("memory", "\(Figure.count(memory >> 20)) MiB, of the process that answers")
    let rates = Table(
      columns: [TableColumn("per second")]
        + ["page", "its statements", "ratio", "a file of its size"]
        .map { TableColumn($0, alignment: .right) },
      rows: pages.map { page in
        [
          TableCell("\(page.name), \(page.statements) statements", .bold),
          TableCell(Self.rates(page.runs.map(\.perSecond))), TableCell(Self.rates(page.pgbench)),
          TableCell(Figure.decimals(page.ratio, 2)), TableCell(Self.rates(page.file)),
        ]
      } + [
        [
          TableCell("pages and commands", .bold), TableCell(Self.rates(mixed.map(\.perSecond))),
          TableCell(""), TableCell(""), TableCell(""),
        ]
      ])
    let times = Table(
      columns: [TableColumn("milliseconds")]
        + ["median", "p99"].map { TableColumn($0, alignment: .right) },
      rows: (pages.map { ($0.name, $0.runs) } + [("pages and commands", mixed)]).map { name, runs in
        [
          TableCell(name, .bold), TableCell(Self.times(runs.map(\.p50))),
          TableCell(Self.times(runs.map(\.p99))),
        ]
      })
    return facts.text(for: screen) + "\n" + rates.text(for: screen) + "\n"
      + times.text(for: screen)
  }

  private static func rates(_ rates: [Double]) -> String {
    rates.map { Figure.count(Int($0)) }.joined(separator: " ")
  }

  private static func times(_ times: [Double]) -> String {
    times.map { Figure.decimals($0, 1) }.joined(separator: " ")
  }
}
