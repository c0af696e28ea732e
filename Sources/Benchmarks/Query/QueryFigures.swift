package import JSON

/// The times of the queries in a newsroom of one size.
package struct QueryFigures: Hashable, Sendable {
  /// One kind of query, each time about another article.
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
