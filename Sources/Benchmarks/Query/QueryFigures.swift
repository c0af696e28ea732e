/// What the queries took in a newsroom of one size.
package struct QueryFigures: Hashable, Sendable, Encodable {
  /// One kind of query, each time about something else.
  package struct Query: Hashable, Sendable, Encodable {
    package let name: String
    package let runs: [CommandReport.Run]
    /// The run of the median rate.
    package let median: CommandReport.Run

    init(name: String, runs: [CommandReport.Run]) {
      self.name = name
      self.runs = runs
      median = CommandReport.median(of: runs)
    }
  }

  package let log: LogSize
  package let queries: [Query]
}
