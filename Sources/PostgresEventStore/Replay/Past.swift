package import EventSourcing
package import Foundation
package import PostgreSQL

/// A past state of the log: everything recorded up to a position, and nothing after it.
package struct Past: Hashable, Sendable {
  /// The position of the last event that belongs to it; 0 before the first event.
  package let position: Int64
  /// The instant that was asked for, or the one at which the last event was recorded. Nil before
  /// the first event if a position was asked for.
  package let instant: Date?

  /// The log at an instant. It ends before the first event that was recorded later. An event of a
  /// concurrent writer that was recorded earlier, but has a higher position, is not part of it.
  ///
  /// - Parameter watermark: Read in an earlier statement.
  package static func at(
    _ instant: Date, through watermark: Int64, on connection: inout Connection
  ) throws -> Past {
    let start = try lowerBound(of: instant, through: watermark, on: &connection)
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

  /// How much later an event may have been recorded than one after it in the log, in seconds: an
  /// upper bound of the time between a writer's reading of the clock and its taking of a position.
  private static let skew: TimeInterval = 10

  /// A position up to which every event was recorded by the instant, close to the last such
  /// position.
  ///
  /// It is found by bisection. For two events farther apart in time than the skew, the order of
  /// positions is the order of time.
  private static func lowerBound(
    of instant: Date, through watermark: Int64, on connection: inout Connection
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

/// One stream as it was at a position, folded in memory from its own events.
package struct PastStream<Event: Sendable>: Sendable {
  /// Oldest first. They end before the first event that cannot be read, as in every read model.
  package let events: [RecordedEvent<Event>]

  /// - Parameter position: At most a watermark that was read in an earlier statement.
  package init<Codec: EventCodec>(
    _ stream: UUID, through position: Int64, by codec: Codec, on connection: inout Connection
  ) throws where Codec.Event == Event {
    var events: [RecordedEvent<Event>] = []
    for stored in try LogReader.stream(stream, through: position, on: &connection) {
      guard let event = stored.decoded(by: codec) else { continue }
      guard case .success(let event) = event else { break }
      events.append(event)
    }
    self.events = events
  }

  /// The rows of the stream at that position. If an event cannot be applied, they are the rows
  /// before it, as in a read model.
  package func rows<P: Projection<Event>>(of projection: P.Type) -> P.Rows {
    var rows = P.noRows
    for event in events {
      do {
        try P.apply(event, to: &rows)
      } catch {
        return rows
      }
    }
    return rows
  }
}
