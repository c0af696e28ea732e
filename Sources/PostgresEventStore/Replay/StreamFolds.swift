import EventSourcing
import PostgreSQL

/// Folds the streams of one kind to the rows of empty builds, one stream after the other, for one
/// worker of a replay.
protocol StreamFolds: AnyObject {
  /// Decodes one more event of the present stream. An event of another kind is left out.
  ///
  /// - Parameter row: With the columns of ``RecordedEvent/columns``.
  func decode(_ row: borrowing CopyRow, _ identity: EventIdentity) throws
  /// Folds the events of the present stream, so that the next one can begin.
  func finishStream() throws
  /// See ``StreamFold/write(beyond:waitingBeyond:to:)``.
  func write(beyond limit: Int, waitingBeyond most: Int, to writers: TableWriters) throws
  /// For each build.
  var outcomes: [FoldOutcome] { get }
}

final class FoldsOfKind<Codec: EventCodec>: StreamFolds {
  /// From the projector. To take it from there for each event would take longer than to call it.
  private let decodeEvent:
    @Sendable (borrowing CopyRow, EventIdentity, StreamEvents<Codec.Event>) throws -> Void
  private let folds: [StreamFold<Codec.Event>]
  private let events: StreamEvents<Codec.Event>

  init(_ targets: [Projector<Codec>.Target], by projector: Projector<Codec>) {
    decodeEvent = projector.decode
    folds = targets.map { StreamFold($0.model, schema: $0.build.schema) }
    events = StreamEvents(category: projector.codec.category)
  }

  func decode(_ row: borrowing CopyRow, _ identity: EventIdentity) throws {
    try decodeEvent(row, identity, events)
  }

  func finishStream() throws {
    guard !events.isEmpty else { return }
    for fold in folds { try fold.fold(events) }
    events.removeAll()
  }

  func write(beyond limit: Int, waitingBeyond most: Int, to writers: TableWriters) throws {
    for fold in folds { try fold.write(beyond: limit, waitingBeyond: most, to: writers) }
  }

  var outcomes: [FoldOutcome] { folds.map { $0.outcome } }
}
