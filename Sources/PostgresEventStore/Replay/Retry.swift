package import EventSourcing
package import Foundation
package import PostgreSQL

/// Applies the events of quarantined streams, once the cause is gone.
package struct Retry<Codec: EventCodec>: Sendable {
  /// The result for one stream.
  package struct Outcome: Sendable {
    package let stream: UUID
    /// The number of events that were applied.
    package let applied: Int
    /// Where the stream stops now; nil when all of it is applied.
    package let fault: StreamFault?
  }

  let projector: Projector<Codec>

  package init(projector: Projector<Codec>) { self.projector = projector }

  /// Retries every quarantined stream of the live build, each in its own transaction.
  ///
  /// - Throws: ``RebuildRefusal/outdated(_:live:program:)``.
  package func run(
    _ model: Projector<Codec>.Model, on connection: inout Connection
  ) throws -> [Outcome] {
    guard let build = try BuildRegistry.live(model.name, on: &connection) else { return [] }
    guard build.version == model.version else {
      throw RebuildRefusal.outdated(model.name, live: build.version, program: model.version)
    }
    return try Quarantine.streams(of: build, on: &connection).compactMap { quarantined in
      try connection.transaction(.readCommitted) { connection in
        try retry(quarantined.stream, model, on: &connection)
      }
    }
  }

  private func retry(
    _ stream: UUID, _ model: Projector<Codec>.Model, on connection: inout Connection
  ) throws -> Outcome? {
    try connection.executePrepared(BuildRegistry.lock([model.name]))
    // Both may have changed during the wait for the lock.
    guard let build = try BuildRegistry.live(model.name, on: &connection),
      build.version == model.version,
      let quarantined = try Quarantine.streams(of: build, on: &connection)
        .first(where: { $0.stream == stream })
    else { return nil }
    let events = try LogReader.stream(
      stream, from: quarantined.position, through: build.checkpoint, on: &connection)
    let fold = try projector.fold(
      events, [Projector<Codec>.Target(model: model, build: build)], releasing: stream,
      on: &connection)[0]
    _ = try connection.pipelinePrepared(
      fold.saves() + Ledger.addition(of: [(fold.build, fold.tally)]))
    try fold.derive(on: &connection)
    return Outcome(stream: stream, applied: fold.tally.events, fault: fold.faults.first)
  }
}
