import Foundation
import PostgresEventStore

/// What a rebuild took, of one read model or of all in one pass.
package struct ModelFigures: Hashable, Sendable, Encodable {
  /// The read model's name, or `all`.
  package let name: String
  /// In all of its tables.
  package let rows: Int
  /// From beginning to end.
  package let seconds: Double
  /// Of each phase, by its name.
  package let phases: [String: Double]
  /// For how long the views of a read model were locked, at the most.
  package let swapLockMilliseconds: Double
  /// Without the comparison with the build before.
  package let eventsPerSecond: Int
  /// Nor with the text index.
  package let eventsPerSecondOfFold: Int
  /// Of the rate at which the server alone gives out the log, without the comparison.
  package let ratio: Double
  /// The same with the comparison.
  package let verifiedRatio: Double

  init(
    name: String, rows: Int, report: Rebuild<some Any>.Report, took duration: Duration,
    limit: RawLimit
  ) {
    self.name = name
    self.rows = rows
    let phases = Dictionary(
      uniqueKeysWithValues: report.durations.map { ($0.rawValue, $1 / .seconds(1)) })
    seconds = duration / .seconds(1)
    self.phases = phases
    swapLockMilliseconds =
      report.outcomes.compactMap { $0.swapLock.map { $0 / .milliseconds(1) } }.max() ?? 0
    let making = seconds - (phases[ReplayPhase.verifying.rawValue] ?? 0)
    let rate = Double(report.events) / making
    eventsPerSecond = Int(rate)
    eventsPerSecondOfFold = Int(
      Double(report.events) / (making - (phases[ReplayPhase.deriving.rawValue] ?? 0)))
    ratio = rate / Double(limit.rowsPerSecond)
    verifiedRatio = Double(report.events) / seconds / Double(limit.rowsPerSecond)
  }
}
