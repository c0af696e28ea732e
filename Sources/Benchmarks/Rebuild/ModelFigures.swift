import Foundation
package import JSON
import Newsroom
import PostgresEventStore

/// The results of a rebuild, of one read model or of all in one pass.
package struct ModelFigures: Hashable, Sendable {
  /// The name of the read model, or `all`.
  package let name: String
  /// The number of rows in all tables.
  package let rows: Int
  /// The total time.
  package let seconds: Double
  /// The seconds of each phase, by its name.
  package let phases: [String: Double]
  /// The longest time for which the views of a read model were locked.
  package let swapLockMilliseconds: Double
  /// Without the comparison with the former build.
  package let eventsPerSecond: Int
  /// Without the comparison and the full-text index.
  package let eventsPerSecondOfFold: Int
  /// The ratio of `eventsPerSecond` to the rate of the server alone: see ``RebuildLimit``.
  package let ratio: Double
  /// The same ratio with the comparison.
  package let verifiedRatio: Double

  /// - Parameter limit: Events per second of the server alone.
  init(
    name: String, rows: Int, report: RebuildAnswer, took duration: Duration,
    limit: Double
  ) {
    self.name = name
    self.rows = rows
    let phases = Dictionary(
      uniqueKeysWithValues: report.durations.map { ($0.rawValue, $1 / .seconds(1)) })
    seconds = duration / .seconds(1)
    self.phases = phases
    swapLockMilliseconds =
      report.outcomes.compactMap(\.swapLockMilliseconds).max() ?? 0
    let making = seconds - (phases[ReplayPhase.verifying.rawValue] ?? 0)
    let rate = Double(report.events) / making
    eventsPerSecond = Int(rate)
    eventsPerSecondOfFold = Int(
      Double(report.events) / (making - (phases[ReplayPhase.deriving.rawValue] ?? 0)))
    ratio = rate / limit
    verifiedRatio = Double(report.events) / seconds / limit
  }
}

extension ModelFigures: JSONDescribed {
  package static let json = JSONDescription<ModelFigures>(
    "ModelFigures", "The rebuild of one read model, or of all in one pass.",
    [
      JSONMember("name", "The read model, or all.", \.name),
      JSONMember("rows", "The rows in its tables.", \.rows),
      JSONMember("seconds", "The duration, in seconds.", \.seconds),
      JSONMember("phases", "The seconds of each phase.", \.phases),
      JSONMember(
        "swapLockMilliseconds", "The longest time that the swap locked the views of a read model.",
        \.swapLockMilliseconds),
      JSONMember(
        "eventsPerSecond", "Events per second, without the comparison.",
        \.eventsPerSecond),
      JSONMember(
        "eventsPerSecondOfFold", "Events per second, without the comparison and the text index.",
        \.eventsPerSecondOfFold),
      JSONMember(
        "ratio", "The rate without the comparison, divided by that of the server alone.",
        \.ratio),
      JSONMember(
        "verifiedRatio", "The rate with the comparison, divided by that of the server alone.",
        \.verifiedRatio),
    ])
}
