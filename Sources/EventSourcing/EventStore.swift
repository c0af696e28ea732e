package import Digests
package import Foundation

/// Stores the events of streams. What an append has recorded is durable when the append returns.
package protocol EventStore: Sendable {
  associatedtype Event: Sendable
  /// What is stored alongside the log, together with the events that refer to it.
  associatedtype Attachment: Sendable
  /// What a stream's attachments are salted with.
  associatedtype Salt: Sendable

  /// The salt for a stream that has no attachments yet.
  func newSalt() -> Salt

  /// All events of each stream, in order of version.
  func load(_ streams: [StreamName]) async throws -> [LoadedStream<Event, Salt>]

  /// What the command with this id recorded; empty when there was no such command.
  ///
  /// - Throws: ``AppendError/commandIDReused(_:)`` if it was a command on another kind of stream.
  func recorded(by commandID: UUID) async throws -> [RecordedEvent<Event>]

  /// The append with its events in their stored form, so that a caller who waits for its turn does this
  /// work meanwhile.
  ///
  /// - Throws: The error of encoding an event.
  func encoding(_ append: Append<Event, Attachment>) throws -> Append<Event, Attachment>

  /// Records each append whole or not at all. The appends do not affect one another.
  ///
  /// - Returns: For each append what it recorded, or ``AppendError`` if the log refuses it.
  /// - Throws: An error after which it is unknown whether any of the appends was recorded.
  func append(_ appends: [Append<Event, Attachment>]) async throws -> [AppendResult<Event>]
}

/// What an append recorded, or why it did not.
package typealias AppendResult<Event: Sendable> = Result<[RecordedEvent<Event>], any Error>

extension EventStore {
  /// Without a stored form of its own.
  package func encoding(
    _ append: Append<Event, Attachment>
  ) throws -> Append<Event, Attachment> { append }

  /// All events of the stream, in order of version.
  package func load(_ stream: StreamName) async throws -> LoadedStream<Event, Salt> {
    try await load([stream])[0]
  }

  /// Records the whole append, or nothing.
  ///
  /// - Throws: ``AppendError`` when the log refuses it.
  package func append(
    _ append: Append<Event, Attachment>
  ) async throws -> [RecordedEvent<Event>] {
    try await self.append([append])[0].get()
  }
}

/// A stream's events, the salt of its attachments, and the time by the store's clock when they were
/// read. The salt is at least as recent as the events.
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

/// The events that one command records.
package struct Append<Event: Sendable, Attachment: Sendable>: Sendable {
  package let stream: StreamName
  package let expected: ExpectedVersion
  package let commandID: UUID
  /// The SHA-256 of the command. The same id with a different request is refused.
  package let request: Digest
  package let events: [Event]
  package let attachments: [Attachment]
  /// Attachments that are too large to share a call with those of other appends.
  package let largeAttachments: [SaltedBytes]
  /// The events in their stored form; nil until a store has encoded them.
  package var encoded: [EncodedEvent]?

  package init(
    stream: StreamName, expected: ExpectedVersion, commandID: UUID, request: Digest,
    events: [Event], attachments: [Attachment] = [], largeAttachments: [SaltedBytes] = []
  ) {
    self.stream = stream
    self.expected = expected
    self.commandID = commandID
    self.request = request
    self.events = events
    self.attachments = attachments
    self.largeAttachments = largeAttachments
  }
}

/// The version that the writer expects a stream to have.
package enum ExpectedVersion: Hashable, Sendable {
  /// The stream has no events yet.
  case noStream
  /// The stream's last event has this version, counted from 1.
  case exactly(Int)

  /// The number of events that the stream is expected to hold.
  package var version: Int {
    switch self {
    case .noStream: 0
    case .exactly(let version): version
    }
  }
}
