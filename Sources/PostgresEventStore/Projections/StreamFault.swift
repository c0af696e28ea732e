import EventSourcing
package import Foundation

/// The event that a stream could not be folded over, and why.
@usableFromInline
package struct StreamFault: Error, Hashable, Sendable {
  package let stream: UUID
  package let position: Int64
  package let version: Int
  /// The event's id.
  package let id: UUID
  package let reason: String

  init(stream: UUID, position: Int64, version: Int, id: UUID, reason: any Error) {
    self.stream = stream
    self.position = position
    self.version = version
    self.id = id
    // One line, however the error was written, and no NUL, which a text of PostgreSQL's cannot hold.
    self.reason = String(describing: reason).split { $0.isNewline || $0 == "\0" }
      .joined(separator: " ")
  }

  init(_ event: RecordedEvent<some Sendable>, _ reason: any Error) {
    self.init(
      stream: event.stream.id, position: event.position, version: event.version, id: event.id,
      reason: reason)
  }
}

extension RecordedEvent where Event == EncodedEvent {
  /// The record with the event itself, or why there is none.
  func decoded<Codec: EventCodec>(
    by codec: Codec
  ) -> Result<RecordedEvent<Codec.Event>, StreamFault> {
    do {
      return .success(try map { try codec.decode($0) })
    } catch {
      return .failure(StreamFault(self, error))
    }
  }
}
