package import EventSourcing
package import Foundation
package import PostgreSQL

/// Applies what waits in a read model's quarantine, once its cause is gone.
package struct Retry<Codec: EventCodec>: Sendable {
  /// What has become of one stream.
  package struct Outcome: Sendable {
    package let stream: UUID
    /// How many of its events were applied.
    package let applied: Int
    /// Where it stops now; nil when it goes on with the rest.
    package let fault: StreamFault?
  }

  let projector: Projector<Codec>

  package init(projector: Projector<Codec>) { self.projector = projector }

  /// Retries every stream of the live build's quarantine, each in a transaction of its own.
  package func run(
    _ model: Projector<Codec>.Model, on connection: inout Connection
  ) throws -> [Outcome] {
    guard let build = try BuildBook.live(model.name, on: &connection) else { return [] }
    guard build.version == model.version else {
      throw RebuildRefusal.outdated(model.name, live: build.version, program: model.version)
    }
    return try Quarantine.streams(of: build, on: &connection).compactMap { held in
      try connection.transaction(.readCommitted) { connection in
        try retry(held.stream, model, on: &connection)
      }
    }
  }

  private func retry(
    _ stream: UUID, _ model: Projector<Codec>.Model, on connection: inout Connection
  ) throws -> Outcome? {
    try connection.executePrepared(BuildBook.lock([model.name]))
    // Both may have changed while the lock was waited for.
    guard let build = try BuildBook.live(model.name, on: &connection),
      build.version == model.version,
      let held = try Quarantine.streams(of: build, on: &connection)
        .first(where: { $0.stream == stream })
    else { return nil }
    let events = try LogReader.stream(
      stream, from: held.position, through: build.checkpoint, on: &connection)
    let fold = try projector.fold(
      events, [Projector<Codec>.Target(model: model, build: build)], releasing: stream,
      on: &connection)[0]
    _ = try connection.pipelinePrepared(
      fold.saves() + Ledger.addition(of: [(fold.build, fold.tally)]))
    try fold.derive(on: &connection)
    return Outcome(stream: stream, applied: fold.tally.events, fault: fold.faults.first)
  }
}
