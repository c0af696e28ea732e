package import Digests
package import Foundation

/// Where the events of streams are kept. What an append records is durable when it returns.
package protocol EventStore: Sendable {
  associatedtype Event: Sendable
  /// What is kept beside the log and written with the events that name it.
  associatedtype Attachment: Sendable
  /// What a stream's attachments are made under.
  associatedtype Salt: Sendable

  /// What the attachments of a stream that has none yet are made under.
  func newSalt() -> Salt

  /// The whole of each stream, in order of version.
  func load(_ streams: [StreamName]) async throws -> [LoadedStream<Event, Salt>]

  /// What the command with this id recorded; nothing when there was no such command.
  func recorded(by commandID: UUID) async throws -> [RecordedEvent<Event>]

  /// Records of each append all, or nothing. What one comes to is not another's concern.
  ///
  /// - Returns: What each recorded, or ``AppendError`` where the log refuses it.
  /// - Throws: What left unknown what became of any of them.
  func append(_ appends: [Append<Event, Attachment>]) async throws -> [AppendResult<Event>]
}

/// What an append recorded, or why it did not.
package typealias AppendResult<Event: Sendable> = Result<[RecordedEvent<Event>], any Error>

extension EventStore {
  /// The whole stream, in order of version.
  package func load(_ stream: StreamName) async throws -> LoadedStream<Event, Salt> {
    try await load([stream])[0]
  }

  /// Records all of `append`, or nothing.
  ///
  /// - Throws: ``AppendError`` when the log refuses it.
  package func append(
    _ append: Append<Event, Attachment>
  ) async throws -> [RecordedEvent<Event>] {
    try await self.append([append])[0].get()
  }
}

/// A stream's events, what its attachments are made under, and the time by the store's clock when
/// they were read. The salt is not older than the events.
package struct LoadedStream<Event: Sendable, Salt: Sendable>: Sendable {
  package let events: [RecordedEvent<Event>]
  package let salt: Salt
  package let now: Date

  package init(events: [RecordedEvent<Event>], salt: Salt, now: Date) {
    self.events = events
    self.salt = salt
    self.now = now
  }
}

/// What one command asks the log to record.
package struct Append<Event: Sendable, Attachment: Sendable>: Sendable {
  package let stream: StreamName
  package let expected: ExpectedVersion
  package let commandID: UUID
  /// The SHA-256 of what the command says: the same id with another request is refused.
  package let request: Digest
  package let events: [Event]
  package let attachments: [Attachment]

  package init(
    stream: StreamName, expected: ExpectedVersion, commandID: UUID, request: Digest,
    events: [Event], attachments: [Attachment] = []
  ) {
    self.stream = stream
    self.expected = expected
    self.commandID = commandID
    self.request = request
    self.events = events
    self.attachments = attachments
  }
}
