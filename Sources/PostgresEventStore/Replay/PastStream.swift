package import EventSourcing
package import Foundation
package import PostgreSQL

/// One stream as it was at a position, folded in memory from its own events alone.
package struct PastStream<Event: Sendable>: Sendable {
  /// Oldest first; those before the first that cannot be read, where every read model stops too.
  package let events: [RecordedEvent<Event>]

  /// - Parameter position: At most a watermark that was read in an earlier statement.
  package init<Codec: EventCodec>(
    _ stream: UUID, through position: Int64, by codec: Codec, on connection: inout Connection
  ) throws where Codec.Event == Event {
    var events: [RecordedEvent<Event>] = []
    for event in try LogReader.stream(stream, through: position, on: &connection) {
      guard case .success(let event) = event.decoded(by: codec) else { break }
      events.append(event)
    }
    self.events = events
  }

  /// The rows that a projection made of the stream by then: where it could not go on, those from
  /// before, as in a read model.
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
