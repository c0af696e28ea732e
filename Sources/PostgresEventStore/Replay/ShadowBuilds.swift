import Dispatch
import EventSourcing
import PostgreSQL
import Synchronization

/// Makes builds of read models from the log, beside the live ones.
struct ShadowBuilds<Codec: EventCodec>: Sendable {
  typealias Model = Projector<Codec>.Model
  typealias Target = Projector<Codec>.Target

  let projector: Projector<Codec>
  let resources: ReplayResources

  /// Builds of the models as of `position`, or of the watermark, which the session goes on to use:
  /// see ``BuildBook/use(_:on:)``. Where that fails, what was made is dropped.
  func make(
    _ models: [Model], through position: Int64? = nil, on connection: inout Connection,
    clock: inout ReplayClock
  ) throws -> (targets: [Target], events: Int) {
    let watermark = try Watermark.read(on: &connection)
    let end = min(position ?? watermark, watermark)
    var targets: [Target] = []
    do {
      for model in models { targets.append(try create(model, on: &connection)) }
      let events = try fill(targets, through: end, on: &connection, clock: &clock)
      return (try current(targets, on: &connection), events)
    } catch {
      abandon(targets, on: &connection)
      throw error
    }
  }

  private func create(_ model: Model, on connection: inout Connection) throws -> Target {
    try connection.transaction(.readCommitted) { connection in
      // A first catch-up may be making a build at this moment, and would take the same number.
      try connection.executePrepared(BuildBook.lock([model.name]))
      let build = try BuildBook.create(
        model.name, version: model.version, tables: model.outlines, status: .building,
        on: &connection)
      try BuildBook.use(build, on: &connection)
      return Target(model: model, build: build)
    }
  }

  /// - Returns: How many events were read.
  private func fill(
    _ targets: [Target], through end: Int64, on connection: inout Connection,
    clock: inout ReplayClock
  ) throws -> Int {
    let (read, outcomes) = try clock.time(.folding, total: Int(end)) { progress in
      let events = Mutex(0)
      return try Replay(projector: projector, resources: resources)
        .fill(targets, through: end, on: &connection) { more in
          let sum = events.withLock { count in
            count += more
            return count
          }
          try progress(ReplayProgress(phase: .folding, events: sum, total: Int(end)))
        }
    }
    try clock.time(.indexing, events: read.events, total: Int(end)) { _ in
      try index(targets)
      try enter(targets, read, outcomes, checkpoint: end, on: &connection)
    }
    try clock.time(.deriving, events: read.events, total: Int(end)) { _ in
      for target in targets {
        try connection.transaction(.readCommitted) { connection in
          try connection.script("SET LOCAL synchronous_commit = off")
          try target.model.derive(in: target.build.schema, streams: nil, on: &connection)
        }
      }
    }
    return read.events
  }

  /// Makes the indexes of all tables, several tables at a time.
  private func index(_ targets: [Target]) throws {
    let scripts = targets.flatMap { target in
      target.model.outlines.map { $0.indexCreation(in: target.build.schema) }
    }
    let failure = Mutex((any Error)?.none)
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(resources.workers, scripts.count)) { _ in
      do {
        var connection = try resources.connect()
        try connection.script(
          """
          SET synchronous_commit = off; SET maintenance_work_mem = '64MB';
          SET max_parallel_maintenance_workers = 0; SET default_statistics_target = 20
          """)
        for target in targets { try BuildBook.use(target.build, on: &connection) }
        while true {
          let index = next.add(1, ordering: .relaxed).oldValue
          guard index < scripts.count else { return }
          try connection.script(scripts[index])
        }
      } catch {
        failure.withLock { $0 = $0 ?? error }
      }
    }
    if let failure = failure.withLock({ $0 }) { throw failure }
  }

  /// Enters what the builds now hold into the books.
  private func enter(
    _ targets: [Target], _ read: EventTally, _ outcomes: [FoldOutcome], checkpoint: Int64,
    on connection: inout Connection
  ) throws {
    try connection.transaction(.readCommitted) { connection in
      for (target, outcome) in zip(targets, outcomes) {
        var applied = read
        applied.remove(outcome.held)
        _ = try connection.pipelinePrepared(
          Ledger.addition(of: [(target.build, applied)])
            + outcome.faults.map { Quarantine.entry(of: $0, in: target.build) }
            + [BuildBook.advance([target.build], to: checkpoint, events: read.events)])
      }
    }
  }

  func current(_ targets: [Target], on connection: inout Connection) throws -> [Target] {
    try targets.map { target in
      guard let build = try BuildBook.current(target.build, on: &connection) else {
        throw RebuildRefusal.removed(target.build.projection)
      }
      return Target(model: target.model, build: build)
    }
  }

  /// Drops builds that are not to be used any more, but those that have become live.
  func drop(_ targets: [Target], on connection: inout Connection) throws {
    for target in targets {
      try BuildBook.remove(target.build, on: &connection)
      try BuildBook.leave(target.build, on: &connection)
    }
  }

  /// Drops builds when making or comparing them has failed. Best effort: where the connection has
  /// gone, what stays is cleared by the next rebuild.
  func abandon(_ targets: [Target], on connection: inout Connection) {
    for target in targets { try? drop([target], on: &connection) }
  }
}
