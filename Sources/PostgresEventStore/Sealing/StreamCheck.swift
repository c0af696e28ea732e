package import Digests
package import EventSourcing
package import Foundation
import PostgreSQL

/// How the streams of one category are checked.
package struct StreamRules: Sendable {
  let category: String
  let makeCheck: @Sendable () -> any StreamCheck

  /// - Parameter examine: Called for every stream with readable events: with these, and with the
  ///   stored request digests by command id.
  package init<Codec: EventCodec>(
    _ codec: Codec,
    examine:
      @escaping @Sendable ([RecordedEvent<Codec.Event>], [UUID: Digest]) ->
      StreamExamination
  ) {
    category = codec.category
    makeCheck = { CodedStreamCheck(codec, examine) }
  }
}

/// Collects the events of one stream after the other, and examines them.
protocol StreamCheck: AnyObject {
  /// - Parameter row: With the columns of ``RecordedEvent/columns``.
  func add(_ row: borrowing CopyRow, _ event: EventIdentity) throws
  /// Examines the readable events of the stream, and clears them for the next one.
  ///
  /// - Returns: No examination if there are no readable events; the event that cannot be read, if any.
  func finish(_ requests: [UUID: Digest]) -> (examination: StreamExamination?, fault: StreamFault?)
}

private final class CodedStreamCheck<Codec: EventCodec>: StreamCheck {
  private let codec: Codec
  private let examine: @Sendable ([RecordedEvent<Codec.Event>], [UUID: Digest]) -> StreamExamination
  private let events: StreamEvents<Codec.Event>

  init(
    _ codec: Codec,
    _ examine:
      @escaping @Sendable ([RecordedEvent<Codec.Event>], [UUID: Digest]) ->
      StreamExamination
  ) {
    (self.codec, self.examine) = (codec, examine)
    events = StreamEvents(category: codec.category)
  }

  func add(_ row: borrowing CopyRow, _ event: EventIdentity) throws {
    try events.decode(row, event, by: codec)
  }

  func finish(
    _ requests: [UUID: Digest]
  ) -> (examination: StreamExamination?, fault: StreamFault?) {
    defer { events.removeAll() }
    return (events.events.isEmpty ? nil : examine(events.events, requests), events.fault)
  }
}
