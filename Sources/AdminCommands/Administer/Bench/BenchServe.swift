package import ArgumentParsing
import Benchmarks
import EmbeddedPostgreSQL
import Newsroom
import Terminal

package struct BenchServe: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "serve", abstract: "Measure how fast the web desk answers.",
    discussion: """
      The benchmark starts 'galley serve' for a generated newsroom, signs people in, and asks for \
      pages over many connections: an article, a list and the queue. After each run, the same page \
      is served as a page that is already written: the same nginx, SCGI server and pool run its \
      statements, and nothing is decoded or rendered. This is the limit of the desk. Then pgbench \
      runs the statements, prepared and in as many round trips, and nginx serves a file of the \
      same size. The ratios compare the median runs of the page and of its limit with those of its \
      statements. The processor time is what the desk's process uses for a page; it varies less \
      than rates do while other programs run. Then pages are mixed with commands: every twentieth \
      request adds a note.

      Finally, 500 people sign in, and 500 clients listen to /api/v1/events. The mixed load then \
      comes from all of them. After it, 50 commands a second are recorded, and each event is timed \
      from the time that it states, which is before its commit, to each listener. The memory is \
      that of nginx and of the process that answers, without PostgreSQL.

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
  @Option(
    name: "crowd", help: "The number of people and of listeners; 0 leaves them out.",
    valueName: "count")
  package var crowd: Int = 500
  @OptionGroup package var options: BenchmarkOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    try options.validate()
    guard connections.count <= 500 else {
      throw ArgumentValueError("--connections is at most 500.")
    }
    guard (0...ServeBenchmark.mostPeople).contains(crowd) else {
      throw ArgumentValueError("--crowd is 0 to \(ServeBenchmark.mostPeople).")
    }
  }

  package func run() async throws {
    let visitors = ServeBenchmark.crowdNames(crowd)
    let report = try await options.withDatabase(visitors: visitors) { database, progress in
      guard let server = database.newsroom.address.server else {
        throw Failure(.failed, "the benchmark needs the private server")
      }
      let benchmark = ServeBenchmark(
        articles: articles.count, connections: connections.count, seconds: seconds.count,
        runs: runs.count, crowd: crowd, seed: options.seedBits,
        pgbench: try server.path(ofProgram: "pgbench"))
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
    if let crowd {
      facts.add("people", "\(Figure.count(crowd.people)) signed in, and as many listeners")
      facts.add(
        "their memory",
        "\(Figure.count(crowd.memory >> 20)) MiB, and \(Figure.count(crowd.webServerMemory >> 20)) "
          + "MiB of nginx")
    }
    let rates = Table(
      columns: [TableColumn("per second")]
        + ["page", "ratio", "limit", "ratio", "its statements", "a file of its size"]
        .map { TableColumn($0, alignment: .right) },
      rows: pages.map { page in
        [
          TableCell("\(page.name), \(page.statements) statements", .bold),
          TableCell(Self.rates(page.runs.map(\.perSecond))),
          TableCell(Figure.decimals(page.ratio, 2)), TableCell(Self.rates(page.limit)),
          TableCell(Figure.decimals(page.limitRatio, 2)), TableCell(Self.rates(page.pgbench)),
          TableCell(Self.rates(page.file)),
        ]
      }
        + mixedRates.map { name, rates in
          [TableCell(name, .bold), TableCell(Self.rates(rates))]
            + Array(repeating: TableCell(""), count: 5)
        })
    let work = Table(
      columns: [
        TableColumn("microseconds"), TableColumn("processor time of the desk", alignment: .right),
      ],
      rows: pages.map { [TableCell($0.name, .bold), TableCell(Self.rates($0.processorTimes))] })
    let times = Table(
      columns: [TableColumn("milliseconds")]
        + ["median", "p99"].map { TableColumn($0, alignment: .right) },
      rows: timed.map { name, p50, p99 in
        [TableCell(name, .bold), TableCell(Self.times(p50)), TableCell(Self.times(p99))]
      })
    return facts.text(for: screen) + "\n" + rates.text(for: screen) + "\n"
      + work.text(for: screen) + "\n" + times.text(for: screen)
  }

  /// The rates of the loads with commands.
  private var mixedRates: [(name: String, rates: [Double])] {
    [("pages and commands", mixed.map(\.perSecond))]
      + (crowd.map { [("of all these people", [$0.mixed.perSecond])] } ?? [])
  }

  /// The medians and the 99th percentiles.
  private var timed: [(name: String, p50: [Double], p99: [Double])] {
    let runs = pages.map { ($0.name, $0.runs) } + [("pages and commands", mixed)]
    var timed = runs.map { (name: $0, p50: $1.map(\.p50), p99: $1.map(\.p99)) }
    if let crowd {
      timed.append(("of all these people", [crowd.mixed.p50], [crowd.mixed.p99]))
      timed.append(
        (
          "an event, to \(crowd.people) listeners", [crowd.delays.p50], [crowd.delays.p99]
        ))
    }
    return timed
  }

  private static func rates(_ rates: [Double]) -> String {
    rates.map { Figure.count(Int($0)) }.joined(separator: " ")
  }

  private static func times(_ times: [Double]) -> String {
    times.map { Figure.decimals($0, 1) }.joined(separator: " ")
  }
}
