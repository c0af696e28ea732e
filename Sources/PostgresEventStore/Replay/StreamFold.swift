import EventSourcing
import PostgreSQL

/// Folds whole streams, one after the other, to the rows of an empty build of one projection.
final class StreamFold<Event: Sendable> {
  private let tables: [FilledTable]
  private let buffers: [CopyBuffer]
  private let replay: ([RecordedEvent<Event>], [CopyBuffer]) throws -> StoppedReplay?
  private(set) var outcome: FoldOutcome

  init<P: Projection<Event>>(_ projection: P.Type, schema: String) {
    tables = projection.outlines.map { FilledTable(schema: schema, outline: $0) }
    buffers = tables.map { _ in CopyBuffer() }
    outcome = FoldOutcome(rows: tables.map { _ in 0 })
    replay = { try P.replay($0, into: $1) }
  }

  /// Folds all events of one stream.
  func fold(_ stream: StreamEvents<Event>) throws {
    let stopped = try replay(stream.events, buffers)
    if let stopped {
      outcome.faults.append(StreamFault(stream.events[stopped.index], stopped.reason))
      for event in stream.events[stopped.index...] {
        outcome.unapplied.add(position: event.position, id: event.id)
      }
    } else if let fault = stream.fault {
      outcome.faults.append(fault)
    }
    outcome.unapplied.add(stream.undecoded)
  }

  /// Writes the buffers that hold more than `limit` bytes to their tables.
  ///
  /// - Parameter most: A buffer with more bytes waits for the connection of its table if another
  ///   thread uses it; any other stays as it is.
  func write(beyond limit: Int, waitingBeyond most: Int, to writers: TableWriters) throws {
    for (index, buffer) in buffers.enumerated() where buffer.count > limit {
      let rows = try writers.write(
        buffer, to: tables[index], isWaiting: buffer.count > most)
      guard let rows else { continue }
      outcome.rows[index] += rows
      buffer.removeAll()
    }
  }
}

/// The result of a fold.
struct FoldOutcome: Sendable {
  /// The number of rows that were written, for each table.
  var rows: [Int]
  /// The events of quarantined streams, which were not applied.
  var unapplied = EventTally()
  var faults: [StreamFault] = []

  mutating func add(_ other: FoldOutcome) {
    rows = zip(rows, other.rows).map { $0 + $1 }
    unapplied.add(other.unapplied)
    faults += other.faults
  }
}
