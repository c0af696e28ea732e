package import Foundation

/// Where the events of streams are kept. What an append records is durable when it returns.
package protocol EventStore: Sendable {
  associatedtype Event: Sendable
  /// What is kept beside the log and written with the events that name it.
  associatedtype Attachment: Sendable

  /// The whole stream, in order of version.
  func load(_ stream: StreamName) async throws -> LoadedStream<Event>

  /// What the command with this id recorded; nothing when there was no such command.
  func recorded(by commandID: UUID) async throws -> [RecordedEvent<Event>]

  /// Records all of `append`, or nothing.
  ///
  /// - Throws: ``AppendError`` when the log refuses it.
  func append(_ append: Append<Event, Attachment>) async throws -> [RecordedEvent<Event>]
}

/// A stream's events, and the time by the store's clock when they were read.
package struct LoadedStream<Event: Sendable>: Sendable {
  package let events: [RecordedEvent<Event>]
  package let now: Date

  package init(events: [RecordedEvent<Event>], now: Date) {
    self.events = events
    self.now = now
  }
}

/// What one command asks the log to record.
package struct Append<Event: Sendable, Attachment: Sendable>: Sendable {
  package let stream: StreamName
  package let expected: ExpectedVersion
  package let commandID: UUID
  package let events: [Event]
  package let attachments: [Attachment]

  package init(
    stream: StreamName, expected: ExpectedVersion, commandID: UUID, events: [Event],
    attachments: [Attachment] = []
  ) {
    self.stream = stream
    self.expected = expected
    self.commandID = commandID
    self.events = events
    self.attachments = attachments
  }
}
