package import EventSourcing
package import PostgreSQL

/// Whole read models as of positions of the past: made from the log on the first question, and kept
/// for the next ones about the same position.
package struct PastBuilds<Codec: EventCodec>: Sendable {
  package typealias Model = Projector<Codec>.Model

  let shadows: ShadowBuilds<Codec>

  package init(projector: Projector<Codec>, resources: ReplayResources) {
    shadows = ShadowBuilds(projector: projector, resources: resources)
  }

  /// Makes the models as of `position`, as `galley_projector`, and shelves them. One that another
  /// process has shelved meanwhile stays, and this one's own is dropped.
  package func make(
    _ models: [Model], through position: Int64, on connection: inout Connection,
    progress: @Sendable @escaping (ReplayProgress) throws -> Void = { _ in }
  ) throws {
    for model in models { try BuildBook.clear(model.name, [.building], on: &connection) }
    var clock = ReplayClock(progress)
    let (targets, _) = try shadows.make(
      models, through: position, on: &connection, clock: &clock)
    do {
      for target in targets {
        let isShelved = try connection.transaction(.readCommitted) { connection in
          try connection.executePrepared(BuildBook.lock([target.build.projection]))
          return try PastShelf.put(target.build, on: &connection)
        }
        if !isShelved { try BuildBook.remove(target.build, on: &connection) }
        try BuildBook.leave(target.build, on: &connection)
      }
    } catch {
      // Best effort: what stays is cleared as the debris of an interrupted build.
      for target in targets { try? BuildBook.leave(target.build, on: &connection) }
      throw error
    }
  }
}
