package import JSON

/// What `galley bench query` measured, and on what.
package struct QueryReport: Hashable, Sendable {
  package let machine: Machine
  package let server: ServerFacts
  package let seed: UInt64
  /// Of each run.
  package let seconds: Double
  package let withTexts: Bool
  package let newsroom: QueryFigures
  /// Of a newsroom of another size; nil if not asked for.
  package private(set) var grown: QueryFigures?
  /// The median time of each query in the other newsroom, divided by that in the first.
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

  /// The report with the measurements in the other newsroom.
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

extension QueryReport: JSONDescribed {
  package static let json = JSONDescription<QueryReport>(
    "QueryReport", "The times of queries.",
    [
      JSONMember("machine", "The machine.", \.machine),
      JSONMember("server", "The database server.", \.server),
      JSONMember("seed", "The seed of the made-up newsroom.", \.seed),
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
