/// What `galley bench start` measured, and on what.
package struct StartReport: Hashable, Sendable, Encodable {
  /// A command of galley's, and what psql's own binary does for the same.
  package struct Comparison: Hashable, Sendable, Encodable {
    package let command: String
    package let beside: String
    package let galley: Quantiles
    package let psql: Quantiles
    /// Of the medians.
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
  /// Of each program.
  package let runs: Int
  package let seed: UInt64
  package let comparisons: [Comparison]
}
