public import Foundation
import PlainText

/// An event as the log holds it.
@usableFromInline
package struct RecordedEvent<Event: Sendable>: Sendable {
  /// Its place in the log: strictly increasing, with gaps allowed.
  @usableFromInline package let position: Int64
  @usableFromInline package let stream: StreamName
  /// Its number in the stream, from 1.
  @usableFromInline package let version: Int
  /// UUIDv7.
  @usableFromInline package let id: UUID
  @usableFromInline package let event: Event
  /// The login that recorded it, as authenticated by the database.
  @usableFromInline package let actor: String
  /// The command that recorded it; all events of a command have the same id.
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

  /// The same record with the event in another form, for example decoded.
  package func map<Other>(_ transform: (Event) throws -> Other) rethrows -> RecordedEvent<Other> {
    RecordedEvent<Other>(
      position: position, stream: stream, version: version, id: id, event: try transform(event),
      actor: actor, commandID: commandID, recordedAt: recordedAt)
  }
}

/// The stream of one aggregate: a category, such as `article`, and an id in it.
@usableFromInline
package struct StreamName: Hashable, Sendable, CustomStringConvertible {
  @usableFromInline package let category: String
  @usableFromInline package let id: UUID

  @inlinable
  package init(category: String, id: UUID) {
    self.category = category
    self.id = id
  }

  @usableFromInline package var description: String { "\(category)-\(id.text)" }
}
