import EventSourcing
import PostgreSQL
import Synchronization

/// Makes builds of read models from the log, alongside the live ones.
struct ShadowBuilds<Codec: EventCodec>: Sendable {
  typealias Model = Projector<Codec>.Model
  typealias Target = Projector<Codec>.Target

  let projector: Projector<Codec>
  let resources: ReplayResources

  /// Makes builds of the models as of `position`, by default the watermark. The session holds them:
  /// see ``BuildRegistry/hold(_:on:)``. If this fails, all of them are dropped.
  func make(
    _ models: [Model], through position: Int64? = nil, on connection: inout Connection,
    timer: inout PhaseTimer
  ) throws -> (targets: [Target], events: Int) {
    let watermark = try Watermark.read(on: &connection)
    let end = min(position ?? watermark, watermark)
    var targets: [Target] = []
    do {
      for model in models { targets.append(try create(model, on: &connection)) }
      let events = try fill(targets, through: end, on: &connection, timer: &timer)
      return (try current(targets, on: &connection), events)
    } catch {
      abandon(targets, on: &connection)
      throw error
    }
  }

  private func create(_ model: Model, on connection: inout Connection) throws -> Target {
    try connection.transaction(.readCommitted) { connection in
      // A first catch-up could create a build of the same number at this moment.
      try connection.executePrepared(BuildRegistry.lock([model.name]))
      let build = try BuildRegistry.create(
        model.name, version: model.version, tables: model.outlines, status: .building,
        on: &connection)
      try BuildRegistry.hold(build, on: &connection)
      return Target(model: model, build: build)
    }
  }

  /// - Returns: The number of events read.
  private func fill(
    _ targets: [Target], through end: Int64, on connection: inout Connection,
    timer: inout PhaseTimer
  ) throws -> Int {
    let (read, outcomes) = try timer.time(.folding, total: Int(end)) { progress in
      let events = Mutex(0)
      return try Replay(projector: projector, resources: resources)
        .fill(targets, through: end, on: &connection) { more in
          try events.withLock { count in
            count += more
            try progress(ReplayProgress(phase: .folding, events: count, total: Int(end)))
          }
        }
    }
    try timer.time(.indexing, events: read.events, total: Int(end)) { _ in
      try index(targets)
      try register(targets, read, outcomes, checkpoint: end, on: &connection)
    }
    try timer.time(.deriving, events: read.events, total: Int(end)) { _ in
      for target in targets {
        try connection.transaction(.readCommitted) { connection in
          try connection.script("SET LOCAL synchronous_commit = off")
          try target.model.derive(in: target.build.schema, streams: nil, on: &connection)
        }
      }
    }
    return read.events
  }

  /// Creates the indexes of all tables, several tables at a time.
  private func index(_ targets: [Target]) throws {
    let scripts = targets.flatMap { target in
      target.model.outlines.map { $0.indexCreation(in: target.build.schema) }
    }
    let queue = WorkQueue(scripts)
    _ = try queue.run(workers: resources.workers) {
      var connection = try resources.connect()
      try connection.script(TableOutline.indexing)
      for target in targets { try BuildRegistry.hold(target.build, on: &connection) }
      while let script = try queue.next() { try connection.script(script) }
    }
  }

  /// Records which events the builds now contain.
  private func register(
    _ targets: [Target], _ read: EventTally, _ outcomes: [FoldOutcome], checkpoint: Int64,
    on connection: inout Connection
  ) throws {
    try connection.transaction(.readCommitted) { connection in
      for (target, outcome) in zip(targets, outcomes) {
        var applied = read
        applied.remove(outcome.unapplied)
        _ = try connection.pipelinePrepared(
          Ledger.addition(of: [(target.build, applied)])
            + outcome.faults.map { Quarantine.entry(of: $0, in: target.build) }
            + [BuildRegistry.advance([target.build], to: checkpoint, events: read.events)])
      }
    }
  }

  /// The builds as they are now.
  ///
  /// - Throws: ``RebuildRefusal/removed(_:)``.
  func current(_ targets: [Target], on connection: inout Connection) throws -> [Target] {
    try targets.map { target in
      guard let build = try BuildRegistry.current(target.build, on: &connection) else {
        throw RebuildRefusal.removed(target.build.projection)
      }
      return Target(model: target.model, build: build)
    }
  }

  /// Drops builds, except those that have become live.
  func drop(_ targets: [Target], on connection: inout Connection) throws {
    for target in targets {
      try BuildRegistry.remove(target.build, on: &connection)
      try BuildRegistry.release(target.build, on: &connection)
    }
  }

  /// Drops builds after an error. Best effort: if the connection is lost, the next rebuild clears
  /// them away.
  func abandon(_ targets: [Target], on connection: inout Connection) {
    for target in targets { try? drop([target], on: &connection) }
  }
}
