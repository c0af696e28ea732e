import Foundation

/// What the rebuild of one read model took.
package struct ModelFigures: Hashable, Sendable, Encodable {
  /// The read model's name.
  package let name: String
  /// In all of its tables.
  package let rows: Int
  package let seconds: Double
  package let eventsPerSecond: Int
  /// Of the rate at which the server alone gives out the log.
  package let ratio: Double

  init(name: String, rows: Int, events: Int, took duration: Duration, limit: RawLimit) {
    self.name = name
    self.rows = rows
    seconds = duration / .seconds(1)
    eventsPerSecond = Int(Double(events) / seconds)
    ratio = Double(eventsPerSecond) / Double(limit.rowsPerSecond)
  }
}
