import EventSourcing
import PostgreSQL

/// What one projection makes of events that come stream by stream, for a build that is empty.
final class StreamFold<Event: Sendable> {
  private let schema: String
  private let tables: [TableOutline]
  private let buffers: [CopyBuffer]
  private let replay: ([RecordedEvent<Event>], [CopyBuffer]) throws -> StoppedReplay?
  private(set) var outcome = FoldOutcome()

  init<P: Projection<Event>>(_ projection: P.Type, schema: String) {
    self.schema = schema
    tables = projection.outlines
    buffers = tables.map { _ in CopyBuffer() }
    replay = { try P.replay($0, into: $1) }
  }

  /// Folds all events of one stream.
  func take(_ stream: StreamEvents<Event>) throws {
    let stopped = try replay(stream.events, buffers)
    if let stopped {
      outcome.faults.append(StreamFault(stream.events[stopped.index], stopped.reason))
      for event in stream.events[stopped.index...] {
        outcome.held.add(position: event.position, id: event.id)
      }
    } else if let fault = stream.fault {
      outcome.faults.append(fault)
    }
    outcome.held.add(stream.undecoded)
  }

  /// Writes out the tables of which more than this many bytes have gathered.
  func write(beyond limit: Int, to connection: inout Connection) throws {
    for (outline, buffer) in zip(tables, buffers) where buffer.count > limit {
      _ = try connection.copyIn(
        """
        COPY \(raw: schema).\(raw: outline.name) (\(raw: outline.columnList))
        FROM STDIN (FORMAT binary)
        """
      ) { try $0.write(buffer) }
      buffer.removeAll()
    }
  }
}

/// What became of the events of a fold, beside its rows.
struct FoldOutcome: Sendable {
  /// The events that were not applied, as their streams wait.
  var held = EventTally()
  var faults: [StreamFault] = []
}
