package import EventSourcing
import Foundation
package import PostgreSQL

/// Brings read models up to the log's watermark. Its connection acts as `galley_projector`.
package struct Projector<Codec: EventCodec>: Sendable {
  let codec: Codec
  /// How many events are applied in one transaction.
  let batchSize: Int

  package init(codec: Codec, batchSize: Int = 2_000) {
    self.codec = codec
    self.batchSize = batchSize
  }

  /// Applies to the live build all events up to the watermark, a batch a transaction, and makes the
  /// first build when there is none yet. Rows and checkpoint commit together.
  ///
  /// - Returns: The checkpoint reached.
  @discardableResult
  package func catchUp<P: Projection>(
    _ projection: P.Type, on connection: inout Connection
  ) throws -> Int64 where P.Event == Codec.Event {
    while true {
      // Read committed, stated: the scan's snapshot must be younger than the watermark.
      let (checkpoint, isDone) = try connection.transaction(.readCommitted) { connection in
        try BuildBook.lock(P.name, on: &connection)
        let build = try liveBuild(of: projection, on: &connection)
        return try applyBatch(projection, to: build, on: &connection)
      }
      if isDone { return checkpoint }
    }
  }

  /// Applies the next events to a build.
  func applyBatch<P: Projection>(
    _ projection: P.Type, to build: Build, on connection: inout Connection
  ) throws -> (checkpoint: Int64, isDone: Bool) where P.Event == Codec.Event {
    let watermark = try Watermark.read(on: &connection)
    guard watermark > build.checkpoint else { return (build.checkpoint, true) }
    let events = try LogReader.batch(
      after: build.checkpoint, through: watermark, limit: batchSize, on: &connection)
    let isDone = events.count < batchSize
    let checkpoint = isDone ? watermark : events[events.count - 1].position
    try apply(events, of: projection, to: build, on: &connection)
    try BuildBook.advance(build, to: checkpoint, events: events.count, on: &connection)
    return (checkpoint, isDone)
  }

  private func liveBuild<P: Projection>(
    of projection: P.Type, on connection: inout Connection
  ) throws -> Build {
    if let build = try BuildBook.live(P.name, on: &connection) { return build }
    let build = try BuildBook.create(projection, on: &connection)
    for table in P.tables { try connection.script(table.indexCreation(build.schema)) }
    try BuildBook.swap(projection, to: build, on: &connection)
    return build
  }

  private func apply<P: Projection>(
    _ events: [StoredEvent], of projection: P.Type, to build: Build,
    on connection: inout Connection
  ) throws where P.Event == Codec.Event {
    guard !events.isEmpty else { return }
    let streams = Array(Set(events.map(\.stream.id)))
    var before: [UUID: P.Rows] = [:]
    for table in P.tables {
      try table.load(streams, build.schema, &before, P.noRows, &connection)
    }
    var after = before
    for event in events {
      let decoded = try event.map { try codec.decode($0) }
      try P.apply(decoded, to: &after[event.stream.id, default: P.noRows])
    }
    for table in P.tables { try table.save(before, after, build.schema, &connection) }
  }
}
