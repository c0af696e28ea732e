public import EventSourcing
import Foundation
public import PostgreSQL

/// The events of one stream, in order, as a replay reads them.
///
/// The generic code is inlined where the type of the events is known. A replay decodes millions of
/// events, and unspecialised code would take longer than the decoding.
@usableFromInline
package final class StreamEvents<Event: Sendable> {
  /// In UTF-8.
  private let category: [UInt8]
  /// The events before the first one that could not be decoded.
  @usableFromInline var events: [RecordedEvent<Event>] = []
  /// Why that one could not be decoded.
  @usableFromInline private(set) var fault: StreamFault?
  /// That event and all after it.
  private(set) var undecoded = EventTally()

  /// - Parameter category: Of the streams whose events the codec decodes.
  init(category: String) { self.category = Array(category.utf8) }

  var isEmpty: Bool { events.isEmpty && fault == nil }

  /// Decodes one more event from the receive buffer, unless an earlier one could not be decoded. An
  /// event of another category than the codec's is left out.
  ///
  /// - Parameter row: With the columns of ``RecordedEvent/columns``.
  @inlinable
  func decode<Codec: EventCodec>(
    _ row: borrowing CopyRow, _ identity: EventIdentity, by codec: Codec
  ) throws where Codec.Event == Event {
    guard fault == nil else { return skip(identity) }
    guard try isOwn(row) else { return }
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
        stream: StreamName(category: codec.category, id: identity.stream),
        version: identity.version, id: identity.id, event: event, actor: try row.value(at: 8),
        commandID: try row.value(at: 9), recordedAt: try row.value(at: 10)))
  }

  @usableFromInline
  func isOwn(_ row: borrowing CopyRow) throws -> Bool {
    guard let bytes = try row.bytes(at: 1), let start = bytes.baseAddress else { return false }
    return bytes.count == category.count && memcmp(start, category, category.count) == 0
  }

  @usableFromInline
  func skip(_ identity: EventIdentity) {
    undecoded.add(position: identity.position, id: identity.id)
  }

  @usableFromInline
  func stop(at identity: EventIdentity, _ reason: any Error) {
    fault = StreamFault(
      stream: identity.stream, position: identity.position, version: identity.version,
      id: identity.id, reason: reason)
    skip(identity)
  }

  func removeAll() {
    events.removeAll(keepingCapacity: true)
    (fault, undecoded) = (nil, EventTally())
  }
}
