package import Foundation
package import PostgreSQL

/// A moment of the log that has passed: everything recorded up to it, and nothing after.
package struct Past: Hashable, Sendable {
  /// Of the last event that belongs to it; 0 before the first.
  package let position: Int64
  /// The instant that was asked for, or at which the last event was recorded; nil before the first
  /// event where a position was asked for.
  package let instant: Date?

  /// Where the log was at an instant: before the first event that was recorded after it. An event of
  /// a concurrent writer that was recorded earlier but stands behind that one is not part of it.
  ///
  /// - Parameter watermark: Read in an earlier statement.
  package static func at(
    _ instant: Date, through watermark: Int64, on connection: inout Connection
  ) throws -> Past {
    let start = try certain(before: instant, through: watermark, on: &connection)
    let next = try connection.executePrepared(
      """
      SELECT position FROM galley.events
      WHERE position > \(start) AND position <= \(watermark) AND recorded_at > \(instant)
      ORDER BY position LIMIT 1
      """
    ).first.map { try $0.value(at: 0, as: Int64.self) }
    let end = next.map { $0 - 1 } ?? watermark
    let last = try last(through: end, on: &connection)
    return Past(position: last?.position ?? 0, instant: instant)
  }

  /// The log up to a position.
  ///
  /// - Parameter position: At most a watermark that was read in an earlier statement.
  package static func at(
    position: Int64, on connection: inout Connection
  ) throws -> Past {
    let last = try last(through: position, on: &connection)
    return Past(position: last?.position ?? 0, instant: last?.recordedAt)
  }

  /// How much later than an event one before it in the log may have been recorded: what lies between
  /// a writer's look at the clock and its taking of a position, generously.
  private static let skew: TimeInterval = 10

  /// A position up to which every event was recorded by the instant, close to the last such one.
  ///
  /// The log is halved again and again, never read through: of two events that are farther apart
  /// in time than the skew, the order of positions is the order of time.
  private static func certain(
    before instant: Date, through watermark: Int64, on connection: inout Connection
  ) throws -> Int64 {
    let bound = instant.addingTimeInterval(-skew)
    var (low, high) = (Int64(0), watermark)
    while low < high {
      let middle = low + (high - low) / 2 + 1
      let event = try connection.executePrepared(
        """
        SELECT position, recorded_at FROM galley.events
        WHERE position >= \(middle) AND position <= \(high) ORDER BY position LIMIT 1
        """
      ).first
      if let event, try event.value(at: 1, as: Date.self) <= bound {
        low = try event.value(at: 0)
      } else {
        high = middle - 1
      }
    }
    return low
  }

  private static func last(
    through position: Int64, on connection: inout Connection
  ) throws -> (position: Int64, recordedAt: Date)? {
    try connection.executePrepared(
      """
      SELECT position, recorded_at FROM galley.events
      WHERE position <= \(position) ORDER BY position DESC LIMIT 1
      """
    ).first.map { (try $0.value(at: 0), try $0.value(at: 1)) }
  }
}
