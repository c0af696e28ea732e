public import Foundation

/// An event as the log holds it.
@usableFromInline
package struct RecordedEvent<Event: Sendable>: Sendable {
  /// Its place in the log: strictly increasing, gaps allowed.
  @usableFromInline package let position: Int64
  @usableFromInline package let stream: StreamName
  /// Its number in the stream, from 1.
  @usableFromInline package let version: Int
  /// UUIDv7.
  @usableFromInline package let id: UUID
  @usableFromInline package let event: Event
  /// The login that recorded it, as the database authenticated it.
  @usableFromInline package let actor: String
  /// The command that it came from; every event of a command carries the same.
  @usableFromInline package let commandID: UUID
  /// When the database recorded it.
  @usableFromInline package let recordedAt: Date

  @inlinable
  package init(
    position: Int64, stream: StreamName, version: Int, id: UUID, event: Event, actor: String,
    commandID: UUID, recordedAt: Date
  ) {
    self.position = position
    self.stream = stream
    self.version = version
    self.id = id
    self.event = event
    self.actor = actor
    self.commandID = commandID
    self.recordedAt = recordedAt
  }
  /// The same record of another form of the event, such as the decoded one of the stored.
  package func map<Other>(_ transform: (Event) throws -> Other) rethrows -> RecordedEvent<Other> {
    RecordedEvent<Other>(
      position: position, stream: stream, version: version, id: id, event: try transform(event),
      actor: actor, commandID: commandID, recordedAt: recordedAt)
  }
}
