import EventSourcing
package import Foundation

/// The event that a stream could not be folded over, and why.
package struct StreamFault: Hashable, Sendable {
  package let stream: UUID
  package let position: Int64
  package let version: Int
  package let error: String

  init(_ event: RecordedEvent<some Sendable>, _ error: any Error) {
    stream = event.stream.id
    position = event.position
    version = event.version
    // One line, however the error was written, and no NUL, which a text of PostgreSQL's cannot hold.
    self.error = String(describing: error).split { $0.isNewline || $0 == "\0" }
      .joined(separator: " ")
  }
}

/// An event as a fold gets it: decoded, or with the reason why it could not be.
typealias ReadEvent<Event: Sendable> = RecordedEvent<Result<Event, any Error>>

extension RecordedEvent {
  /// The record with the event itself.
  ///
  /// - Throws: Why it could not be decoded.
  func decoded<Value>() throws -> RecordedEvent<Value> where Event == Result<Value, any Error> {
    try map { try $0.get() }
  }
}
