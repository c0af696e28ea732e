import EventSourcing
import PostgreSQL
import Synchronization

/// Makes builds of read models from the log, alongside the live ones.
struct ShadowBuilds: Sendable {
  let kinds: [any ReadModelKind]
  let resources: ReplayResources

  /// The names of the models, in their order.
  var names: [String] { kinds.flatMap { $0.models.map { $0.name } } }

  /// Makes builds of all models as of `position`, by default the watermark. The session holds them:
  /// see ``BuildRegistry/hold(_:on:)``. If this fails, all of them are dropped.
  ///
  /// - Returns: A group for each kind, and the number of events read.
  func make(
    through position: Int64? = nil, on connection: inout Connection, timer: inout PhaseTimer
  ) throws -> (groups: [ShadowGroup], events: Int) {
    let watermark = try Watermark.read(on: &connection)
    let end = min(position ?? watermark, watermark)
    var builds: [Build] = []
    do {
      var groups: [ShadowGroup] = []
      for kind in kinds {
        var group = ShadowGroup(kind: kind, builds: [])
        for model in kind.models {
          let build = try create(model, on: &connection)
          builds.append(build)
          group.builds.append(build)
        }
        groups.append(group)
      }
      let events = try fill(groups, through: end, on: &connection, timer: &timer)
      for index in groups.indices {
        groups[index].builds = try Self.current(groups[index].builds, on: &connection)
      }
      return (groups, events)
    } catch {
      abandon(builds, on: &connection)
      throw error
    }
  }

  private func create(
    _ model: any Projection.Type, on connection: inout Connection
  ) throws -> Build {
    try connection.transaction(.readCommitted) { connection in
      // A first catch-up could create a build of the same number at this moment.
      try connection.executePrepared(BuildRegistry.lock([model.name]))
      // The connection that fills a table creates it: see TableWriters.
      let build = try BuildRegistry.create(
        model.name, version: model.version, tables: [], status: .building, on: &connection)
      try BuildRegistry.hold(build, on: &connection)
      return build
    }
  }

  /// - Returns: The number of events read.
  private func fill(
    _ groups: [ShadowGroup], through end: Int64, on connection: inout Connection,
    timer: inout PhaseTimer
  ) throws -> Int {
    let (read, outcomes) = try timer.time(.folding, total: Int(end)) { progress in
      let events = Mutex(0)
      return try Replay(resources: resources)
        .fill(groups, through: end, on: &connection) { more in
          try events.withLock { count in
            count += more
            try progress(ReplayProgress(phase: .folding, events: count, total: Int(end)))
          }
        }
    }
    let events = read.events
    let filled = zip(groups, outcomes).flatMap { group, outcomes in
      zip(group.pairs, outcomes).map { pair, outcome in
        FilledBuild(model: pair.model, build: pair.build, outcome: outcome)
      }
    }
    try timer.time(.indexing, events: events, total: Int(end)) { _ in
      try index(filled)
      try register(filled, read, checkpoint: end, on: &connection)
    }
    try timer.time(.deriving, events: events, total: Int(end)) { _ in
      for filled in filled {
        try connection.transaction(.readCommitted) { connection in
          try connection.script("SET LOCAL synchronous_commit = off")
          try filled.model.derive(in: filled.build.schema, streams: nil, on: &connection)
        }
      }
    }
    return events
  }

  /// A build after the fold.
  private struct FilledBuild {
    let model: any Projection.Type
    let build: Build
    let outcome: FoldOutcome

    /// A script for each table, and roughly how much work it is.
    var indexing: [(script: String, work: Int)] {
      zip(model.outlines, outcome.rows).map { table, rows in
        (table.indexCreation(in: build.schema), rows * (1 + table.indexes.count))
      }
    }
  }

  /// Creates the indexes of all tables, several tables at a time. It begins with the longest, so
  /// that no worker waits for one at the end.
  private func index(_ filled: [FilledBuild]) throws {
    let scripts = filled.flatMap(\.indexing).sorted { $0.work > $1.work }.map(\.script)
    let builds = filled.map(\.build)
    let queue = WorkQueue(scripts)
    _ = try queue.run(workers: resources.workers) {
      var connection = try resources.connect()
      try connection.script(TableOutline.indexing)
      for build in builds { try BuildRegistry.hold(build, on: &connection) }
      while let script = try queue.next() { try connection.script(script) }
    }
  }

  /// Records which events the builds now contain.
  private func register(
    _ filled: [FilledBuild], _ read: EventTally, checkpoint: Int64,
    on connection: inout Connection
  ) throws {
    try connection.transaction(.readCommitted) { connection in
      for filled in filled {
        var applied = read
        applied.remove(filled.outcome.unapplied)
        _ = try connection.pipelinePrepared(
          Ledger.addition(of: [(filled.build, applied)])
            + filled.outcome.faults.map { Quarantine.entry(of: $0, in: filled.build) }
            + [BuildRegistry.advance([filled.build], to: checkpoint, events: read.events)])
      }
    }
  }

  /// The builds as they are now.
  ///
  /// - Throws: ``RebuildRefusal/removed(_:)``.
  static func current(
    _ builds: [Build], on connection: inout Connection
  ) throws -> [Build] {
    try builds.map { build in
      guard let current = try BuildRegistry.current(build, on: &connection) else {
        throw RebuildRefusal.removed(build.projection)
      }
      return current
    }
  }

  /// Drops builds, except those that have become live.
  func drop(_ builds: [Build], on connection: inout Connection) throws {
    for build in builds {
      try BuildRegistry.remove(build, on: &connection)
      try BuildRegistry.release(build, on: &connection)
    }
  }

  /// Drops builds after an error. Best effort: if the connection is lost, the next rebuild clears
  /// them away.
  func abandon(_ builds: [Build], on connection: inout Connection) {
    for build in builds { try? drop([build], on: &connection) }
  }
}
