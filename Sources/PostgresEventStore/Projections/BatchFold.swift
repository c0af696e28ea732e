import EventSourcing
import Foundation
import PostgreSQL

/// Folds a batch of events into the existing rows of a build, for one projection.
///
/// Use it in this order, in one transaction: run the queries of ``loads``, pass the answers to
/// ``load(_:quarantined:)``, apply each event, and run the queries of ``saves()``.
protocol BatchFold<Event>: AnyObject {
  associatedtype Event: Sendable
  var build: Build { get }
  var loads: [Query] { get }
  /// - Parameters:
  ///   - answers: The answers to ``loads``.
  ///   - quarantined: The quarantined streams, with the positions at which they stopped.
  func load(_ answers: ArraySlice<Rows>, quarantined: [UUID: Int64]) throws
  func apply(_ event: RecordedEvent<Event>)
  /// Counts an event of another category as applied. It changes no row.
  func pass(_ event: StoredEvent)
  /// Quarantines the stream of an event that could not be decoded.
  func stop(at fault: StreamFault)
  /// The queries that write the changes. Call it once.
  func saves() -> [Query]
  /// The events of this batch at which streams have stopped.
  var faults: [StreamFault] { get }
  /// The applied events.
  var tally: EventTally { get }
  /// Takes a stream out of quarantine. Call it after the load.
  func release(_ stream: UUID)
  /// Brings derived data up to date. Call it after the saves.
  func derive(on connection: inout Connection) throws
}

final class ProjectionBatch<P: Projection>: BatchFold {
  let build: Build
  /// The rows that the events that concern the projection need.
  private let needed: NeededRows
  private var before: [UUID: P.Rows] = [:]
  private var after: [UUID: P.Rows] = [:]
  private var quarantined: [UUID: Int64] = [:]
  private var released: Set<UUID> = []
  private(set) var faults: [StreamFault] = []
  private(set) var tally = EventTally()
  /// The streams whose rows have changed.
  private var changed: [UUID] = []

  init(_ projection: P.Type, build: Build, events: [RecordedEvent<P.Event>]) {
    self.build = build
    var needed = NeededRows()
    for event in events where P.concerns(event.event) {
      needed.add(P.earlierRows(for: event.event), of: event.stream.id)
    }
    self.needed = needed
  }

  var loads: [Query] {
    needed.streams.isEmpty ? [] : P.tables.compactMap { $0.load(needed, build.schema) }
  }

  func load(_ answers: ArraySlice<Rows>, quarantined: [UUID: Int64]) throws {
    var answers = answers
    for table in P.tables where table.load(needed, build.schema) != nil {
      if let answer = answers.popFirst() { try table.add(answer, &before, P.noRows) }
    }
    self.quarantined = quarantined
    after = before
  }

  func apply(_ event: RecordedEvent<P.Event>) {
    let stream = event.stream.id
    guard quarantined[stream] == nil else { return }
    do {
      if P.concerns(event.event) { try P.apply(event, to: &after[stream, default: P.noRows]) }
      tally.add(position: event.position, id: event.id)
    } catch {
      stop(at: StreamFault(event, error))
    }
  }

  func pass(_ event: StoredEvent) {
    guard quarantined[event.stream.id] == nil else { return }
    tally.add(position: event.position, id: event.id)
  }

  func stop(at fault: StreamFault) {
    guard quarantined[fault.stream] == nil else { return }
    quarantined[fault.stream] = fault.position
    faults.append(fault)
  }

  func release(_ stream: UUID) {
    quarantined[stream] = nil
    released.insert(stream)
  }

  func saves() -> [Query] {
    var queries: [Query] = []
    for (stream, rows) in after {
      let writes = P.tables.flatMap { $0.save(before[stream], rows, build.schema) }
      if !writes.isEmpty { changed.append(stream) }
      queries += writes
    }
    // A stream that stops again keeps its entry, with the time at which it first stopped.
    queries += released.subtracting(faults.map(\.stream))
      .map { Quarantine.release($0, from: build) }
    return queries + faults.map { Quarantine.entry(of: $0, in: build) }
  }

  func derive(on connection: inout Connection) throws {
    guard !changed.isEmpty else { return }
    try P.derive(in: build.schema, streams: changed, on: &connection)
  }
}
