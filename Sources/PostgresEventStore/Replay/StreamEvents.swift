public import EventSourcing
import Foundation
public import PostgreSQL

/// The events of one stream, in their order, as a replay has read them.
///
/// What is generic in it is inlined where the kind of event is known: a replay decodes millions, and
/// code that asks each time what it is dealing with would cost more than the decoding.
@usableFromInline
package final class StreamEvents<Event: Sendable> {
  /// Those before the first that could not be decoded.
  @usableFromInline var events: [RecordedEvent<Event>] = []
  /// Why that one could not be.
  @usableFromInline private(set) var fault: StreamFault?
  /// That one and all after it.
  private(set) var undecoded = EventTally()

  @usableFromInline init() {}

  /// Decodes one more event out of the receive buffer, unless the stream has stopped before it.
  ///
  /// - Parameter row: Of ``RecordedEvent/columns``.
  @inlinable
  func take<Codec: EventCodec>(
    _ row: borrowing CopyRow, _ identity: EventIdentity, by codec: Codec
  ) throws where Codec.Event == Event {
    guard fault == nil else { return hold(identity) }
    let none = UnsafeRawBufferPointer(start: nil, count: 0)
    let event: Event
    do {
      event = try codec.decode(
        type: try row.bytes(at: 5) ?? none,
        schemaVersion: Int(try row.value(at: 6, as: Int16.self)),
        payload: try row.bytes(at: 7) ?? none)
    } catch {
      return stop(at: identity, error)
    }
    events.append(
      RecordedEvent(
        position: identity.position,
        stream: StreamName(category: try row.value(at: 1), id: identity.stream),
        version: identity.version, id: identity.id, event: event, actor: try row.value(at: 8),
        commandID: try row.value(at: 9), recordedAt: try row.value(at: 10)))
  }

  @usableFromInline
  func hold(_ identity: EventIdentity) {
    undecoded.add(position: identity.position, id: identity.id)
  }

  @usableFromInline
  func stop(at identity: EventIdentity, _ reason: any Error) {
    fault = StreamFault(
      stream: identity.stream, position: identity.position, version: identity.version,
      id: identity.id, reason: reason)
    hold(identity)
  }

  func removeAll() {
    events.removeAll(keepingCapacity: true)
    (fault, undecoded) = (nil, EventTally())
  }
}
