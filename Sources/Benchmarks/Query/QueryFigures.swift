/// What the queries took in a newsroom of one size.
package struct QueryFigures: Hashable, Sendable, Encodable {
  /// One kind of query, each time about something else.
  package struct Query: Hashable, Sendable, Encodable {
    package let name: String
    package let runs: [TimedRun]
    /// The run of the median rate.
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
