import Foundation
package import JSON
import PostgreSQL
import PostgresEventStore

/// How fast the server alone reads the log: the standard for every rebuild.
package struct RawLimit: Hashable, Sendable {
  /// Of each run, in order.
  package let seconds: [Double]
  package let rowsPerSecond: Int

  package var medianSeconds: Double { Self.median(of: seconds) }

  /// The columns that a rebuild reads, of all events, in no order, to /dev/null.
  static func ofEvents(
    count: Int, runs: Int, on connection: inout Connection
  ) throws -> RawLimit {
    try measure(
      "COPY galley.events (\(raw: StoredEvent.columns)) TO '/dev/null' (FORMAT binary)",
      rows: count, runs: runs, on: &connection)
  }

  /// The whole log, in COPY's text format.
  static func ofLog(count: Int, runs: Int, on connection: inout Connection) throws -> RawLimit {
    try measure("COPY galley.events TO '/dev/null'", rows: count, runs: runs, on: &connection)
  }

  /// All columns of all events, in binary.
  static func ofWholeEvents(
    count: Int, runs: Int, on connection: inout Connection
  ) throws -> RawLimit {
    try measure(
      "COPY galley.events TO '/dev/null' (FORMAT binary)", rows: count, runs: runs,
      on: &connection)
  }

  /// All texts, decompressed.
  static func ofTexts(count: Int, runs: Int, on connection: inout Connection) throws -> RawLimit {
    try measure(
      "COPY galley.texts TO '/dev/null' (FORMAT binary)", rows: count, runs: runs,
      on: &connection)
  }

  private static func measure(
    _ copy: Query, rows: Int, runs: Int, on connection: inout Connection
  ) throws -> RawLimit {
    var seconds: [Double] = []
    for _ in 0..<runs {
      let started = ContinuousClock.now
      try connection.execute(copy)
      seconds.append(started.duration(to: .now) / .seconds(1))
    }
    return RawLimit(seconds: seconds, rowsPerSecond: Int(Double(rows) / median(of: seconds)))
  }

  static func median(of values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }
}

extension RawLimit: JSONDescribed {
  package static let json = JSONDescription<RawLimit>(
    "RawLimit", "How fast the server alone reads rows.",
    [
      JSONMember("seconds", "The duration of each run, in seconds.", \.seconds),
      JSONMember("rowsPerSecond", "Rows per second, in the median run.", \.rowsPerSecond),
    ])
}
