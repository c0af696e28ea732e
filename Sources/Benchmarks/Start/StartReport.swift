package import JSON

/// The results of the start benchmark, and the machine.
package struct StartReport: Hashable, Sendable {
  /// A command of the program, and psql with the same queries.
  package struct Comparison: Hashable, Sendable {
    package let command: String
    package let beside: String
    package let galley: Quantiles
    package let psql: Quantiles
    /// The ratio of the medians.
    package let ratio: Double

    init(_ command: String, beside: String, galley: [Duration], psql: [Duration]) {
      self.command = command
      self.beside = beside
      self.galley = Quantiles(galley)
      self.psql = Quantiles(psql)
      ratio = self.galley.p50 / self.psql.p50
    }
  }

  package let machine: Machine
  package let server: ServerFacts
  /// The number of runs of each program.
  package let runs: Int
  package let seed: UInt64
  package let comparisons: [Comparison]
}

extension StartReport: JSONDescribed {
  package static let json = JSONDescription<StartReport>(
    "StartReport", "How long the program takes to start.",
    [
      JSONMember("machine", "The machine.", \.machine),
      JSONMember("server", "The database server.", \.server),
      JSONMember("runs", "The runs of each program.", \.runs),
      JSONMember("seed", "The seed of the generated newsroom.", \.seed),
      JSONMember("comparisons", "The commands.", \.comparisons),
    ])
}

extension StartReport.Comparison: JSONDescribed {
  package static let json = JSONDescription<StartReport.Comparison>(
    "StartComparison", "A command, compared with what psql does for the same.",
    [
      JSONMember("command", "The command.", \.command),
      JSONMember("beside", "What psql runs.", \.beside),
      JSONMember("galley", "The times of the command.", \.galley),
      JSONMember("psql", "The times of psql.", \.psql),
      JSONMember("ratio", "The median of the command, divided by that of psql.", \.ratio),
    ])
}
