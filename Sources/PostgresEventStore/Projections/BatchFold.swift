import EventSourcing
import Foundation
import PostgreSQL

/// What one projection makes of a batch of events for a build whose rows stand in their tables.
///
/// Used in this order: what ``loads`` asks for is loaded, each event is applied, and ``saves`` is
/// done, all in one transaction.
protocol BatchFold<Event>: AnyObject {
  associatedtype Event: Sendable
  var build: Build { get }
  var loads: [Query] { get }
  /// - Parameters:
  ///   - answers: To ``loads``.
  ///   - held: The streams that wait, each from a position on.
  func load(_ answers: ArraySlice<Rows>, held: [UUID: Int64]) throws
  func apply(_ event: RecordedEvent<Event>)
  /// Stops the stream of an event that could not be decoded.
  func stop(at fault: StreamFault)
  /// Asked for once.
  func saves() -> [Query]
  /// Where streams have stopped in this batch.
  var faults: [StreamFault] { get }
  /// The events that were applied.
  var tally: EventTally { get }
  /// Lets a stream that waits go on; used after the load.
  func release(_ stream: UUID)
  /// Used when the saves are done.
  func derive(on connection: inout Connection) throws
}

final class ProjectionBatch<P: Projection>: BatchFold {
  let build: Build
  /// Those with events that concern the projection.
  private let streams: [UUID]
  private var before: [UUID: P.Rows] = [:]
  private var after: [UUID: P.Rows] = [:]
  private var held: [UUID: Int64] = [:]
  private var released: Set<UUID> = []
  private(set) var faults: [StreamFault] = []
  private(set) var tally = EventTally()
  /// The streams whose rows have become others.
  private var changed: [UUID] = []

  init(_ projection: P.Type, build: Build, events: [RecordedEvent<P.Event>]) {
    self.build = build
    streams = Array(Set(events.lazy.filter { P.concerns($0.event) }.map(\.stream.id)))
  }

  var loads: [Query] {
    streams.isEmpty ? [] : P.tables.compactMap { $0.load(streams, build.schema) }
  }

  func load(_ answers: ArraySlice<Rows>, held: [UUID: Int64]) throws {
    var answers = answers
    for table in P.tables where table.load([], build.schema) != nil {
      if let answer = answers.popFirst() { try table.add(answer, &before, P.noRows) }
    }
    self.held = held
    after = before
  }

  func apply(_ event: RecordedEvent<P.Event>) {
    let stream = event.stream.id
    guard held[stream] == nil else { return }
    do {
      if P.concerns(event.event) { try P.apply(event, to: &after[stream, default: P.noRows]) }
      tally.add(position: event.position, id: event.id)
    } catch {
      stop(at: StreamFault(event, error))
    }
  }

  func stop(at fault: StreamFault) {
    guard held[fault.stream] == nil else { return }
    held[fault.stream] = fault.position
    faults.append(fault)
  }

  func release(_ stream: UUID) {
    held[stream] = nil
    released.insert(stream)
  }

  func saves() -> [Query] {
    var queries: [Query] = []
    for (stream, rows) in after {
      let writes = P.tables.flatMap { $0.save(before[stream], rows, build.schema) }
      if !writes.isEmpty { changed.append(stream) }
      queries += writes
    }
    // One that stops again stays, with the time at which it first did.
    queries += released.subtracting(faults.map(\.stream))
      .map { Quarantine.release($0, from: build) }
    return queries + faults.map { Quarantine.entry(of: $0, in: build) }
  }

  func derive(on connection: inout Connection) throws {
    guard !changed.isEmpty else { return }
    try P.derive(in: build.schema, streams: changed, on: &connection)
  }
}
