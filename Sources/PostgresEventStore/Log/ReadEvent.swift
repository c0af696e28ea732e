import EventSourcing
import Foundation
import PostgreSQL

/// An event as a replay reads it: decoded out of the receive buffer, or why it could not be.
struct ReadEvent<Event: Sendable>: Sendable {
  let position: Int64
  let stream: StreamName
  let id: UUID
  let content: Result<RecordedEvent<Event>, StreamFault>

  /// - Parameter row: Of ``StoredEvent/columns``.
  init<Codec: EventCodec>(_ row: borrowing CopyRow, by codec: Codec) throws
  where Codec.Event == Event {
    let position = try row.value(at: 0, as: Int64.self)
    let stream = StreamName(
      category: try row.value(at: 1, as: String.self), id: try row.value(at: 2, as: UUID.self))
    let version = Int(try row.value(at: 3, as: Int32.self))
    let id = try row.value(at: 4, as: UUID.self)
    let schemaVersion = Int(try row.value(at: 6, as: Int16.self))
    let actor = try row.value(at: 8, as: String.self)
    let commandID = try row.value(at: 9, as: UUID.self)
    let recordedAt = try row.value(at: 10, as: Date.self)
    let none = UnsafeRawBufferPointer(start: nil, count: 0)
    let (type, payload) = (try row.bytes(at: 5) ?? none, try row.bytes(at: 7) ?? none)
    (self.position, self.stream, self.id) = (position, stream, id)
    do {
      content = .success(
        RecordedEvent(
          position: position, stream: stream, version: version, id: id,
          event: try codec.decode(type: type, schemaVersion: schemaVersion, payload: payload),
          actor: actor, commandID: commandID, recordedAt: recordedAt))
    } catch {
      content = .failure(
        StreamFault(
          stream: stream.id, position: position, version: version, id: id, reason: error))
    }
  }
}
