import Foundation
package import JSON
import PostgreSQL
import PostgresEventStore

/// How fast the server alone reads the log. Rebuilds are measured against it.
package struct RawLimit: Hashable, Sendable {
  /// The time of each run, in order.
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

  /// All columns of all events, in the text format of COPY.
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

  /// - Parameter copy: A COPY to `/dev/null`.
  static func measure(
    _ copy: Query, rows: Int, runs: Int, on connection: inout Connection
  ) throws -> RawLimit {
    var loop = TimingLoop(.runs(runs))
    while loop.next() { try connection.execute(copy) }
    return RawLimit(
      seconds: loop.seconds, rowsPerSecond: Int(Double(rows) / median(of: loop.seconds)))
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
