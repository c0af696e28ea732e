import EventSourcing
import PostgreSQL

/// What one projection makes of events that come stream by stream, for a build that is empty.
protocol StreamFold<Event>: AnyObject {
  associatedtype Event: Sendable
  func apply(_ event: RecordedEvent<Event>)
  /// Stops the stream of an event that could not be decoded.
  func stop(at fault: StreamFault)
  /// The next event is another stream's, or there is none.
  func endStream() throws
  /// Writes out the tables of which more than this many bytes have gathered.
  func write(beyond limit: Int, to connection: inout Connection) throws
  var outcome: FoldOutcome { get }
}

/// What became of the events of a fold, beside its rows.
struct FoldOutcome: Sendable {
  /// The events that were not applied, as their streams wait.
  var held = EventTally()
  var faults: [StreamFault] = []
}

final class ProjectionFold<P: Projection>: StreamFold {
  private let schema: String
  private var rows = P.noRows
  private var isHeld = false
  private var buffers = P.tables.map { _ in CopyBuffer() }
  private let tables = P.tables
  private(set) var outcome = FoldOutcome()

  init(_ projection: P.Type, schema: String) {
    self.schema = schema
  }

  func apply(_ event: RecordedEvent<P.Event>) {
    guard !isHeld else { return outcome.held.add(position: event.position, id: event.id) }
    do {
      try P.apply(event, to: &rows)
    } catch {
      stop(at: StreamFault(event, error))
    }
  }

  func stop(at fault: StreamFault) {
    if !isHeld { outcome.faults.append(fault) }
    isHeld = true
    outcome.held.add(position: fault.position, id: fault.id)
  }

  func endStream() throws {
    for index in tables.indices { try tables[index].encode(rows, buffers[index]) }
    rows = P.noRows
    isHeld = false
  }

  func write(beyond limit: Int, to connection: inout Connection) throws {
    for index in tables.indices where buffers[index].count > limit {
      let outline = tables[index].outline
      _ = try connection.copyIn(
        """
        COPY \(raw: schema).\(raw: outline.name) (\(raw: outline.columnList))
        FROM STDIN (FORMAT binary)
        """
      ) { try $0.write(buffers[index]) }
      buffers[index].removeAll()
    }
  }
}
