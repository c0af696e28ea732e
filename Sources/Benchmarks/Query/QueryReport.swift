package import JSON

/// The results of the query benchmark, and the machine.
package struct QueryReport: Hashable, Sendable {
  package let machine: Machine
  package let server: ServerFacts
  package let seed: UInt64
  /// The duration of each run.
  package let seconds: Double
  package let withTexts: Bool
  package let newsroom: QueryFigures
  /// The results in a newsroom of another size, if requested.
  package private(set) var grown: QueryFigures?
  /// For each query, the ratio of its median time in the other newsroom to that in the first.
  package private(set) var ratios: [String: Double]?

  init(
    machine: Machine, server: ServerFacts, seed: UInt64, seconds: Double, withTexts: Bool,
    newsroom: QueryFigures
  ) {
    self.machine = machine
    self.server = server
    self.seed = seed
    self.seconds = seconds
    self.withTexts = withTexts
    self.newsroom = newsroom
  }

  /// The report with the results in the other newsroom.
  package func grown(to figures: QueryFigures) -> QueryReport {
    var report = self
    report.grown = figures
    report.ratios = Dictionary(
      zip(newsroom.queries, figures.queries).map { first, second in
        (first.name, second.median.times.p50 / first.median.times.p50)
      }, uniquingKeysWith: { first, _ in first })
    return report
  }
}

/// The times of the queries in a newsroom of one size.
package struct QueryFigures: Hashable, Sendable {
  /// One kind of query, with different parameters each time.
  package struct Query: Hashable, Sendable {
    package let name: String
    package let runs: [TimedRun]
    /// The run with the median rate.
    package let median: TimedRun

    init(name: String, runs: [TimedRun]) {
      self.name = name
      self.runs = runs
      median = TimedRun.median(of: runs)
    }
  }

  package let log: LogSize
  package let queries: [Query]
}

extension QueryFigures: JSONDescribed {
  package static let json = JSONDescription<QueryFigures>(
    "QueryFigures", "The times of queries in a newsroom of one size.",
    [
      JSONMember("log", "The log.", \.log),
      JSONMember("queries", "The kinds of queries.", \.queries),
    ])
}

extension QueryFigures.Query: JSONDescribed {
  package static let json = JSONDescription<QueryFigures.Query>(
    "QueryTimes", "The times of one kind of query.",
    [
      JSONMember("name", "The kind of query.", \.name),
      JSONMember("runs", "The runs, in order.", \.runs),
      JSONMember("median", "The run with the median rate.", \.median),
    ])
}

extension QueryReport: JSONDescribed {
  package static let json = JSONDescription<QueryReport>(
    "QueryReport", "The times of queries.",
    [
      JSONMember("machine", "The machine.", \.machine),
      JSONMember("server", "The database server.", \.server),
      JSONMember("seed", "The seed of the generated newsroom.", \.seed),
      JSONMember("seconds", "The duration of each run, in seconds.", \.seconds),
      JSONMember("withTexts", "Whether the articles have texts.", \.withTexts),
      JSONMember("newsroom", "The newsroom.", \.newsroom),
      JSONMember.leftOutIfNil(
        "grown", "A newsroom of another size; left out if not asked for.",
        \.grown),
      JSONMember.leftOutIfNil(
        "ratios", "The median time in the other newsroom, divided by that in the first, by query.",
        \.ratios),
    ])
}
