public import EventSourcing
import Foundation
public import PostgreSQL

/// Applies events to read models, up to the watermark of the log. Its connection acts as
/// `galley_projector`.
@usableFromInline
package struct Projector<Codec: EventCodec>: Sendable {
  package typealias Model = any Projection<Codec.Event>.Type

  /// A read model and the build of it to write to.
  struct Target {
    let model: Model
    var build: Build
  }

  /// The result of a catch-up.
  package struct Outcome: Sendable {
    /// The position that all read models have reached, except those that are outdated.
    package var checkpoint: Int64 = 0
    /// The number of events read.
    package var events = 0
    /// The read models whose live build has another version than this program's projection. They
    /// are not written to.
    package var outdated: [String] = []
  }

  @usableFromInline let codec: Codec
  /// The maximal number of events in one transaction.
  @usableFromInline let batchSize: Int
  /// Decodes one more event: see ``StreamEvents``.
  @usableFromInline
  let decode: @Sendable (borrowing CopyRow, EventIdentity, StreamEvents<Codec.Event>) throws -> Void

  @inlinable
  package init(codec: Codec, batchSize: Int = 2_000) {
    self.codec = codec
    self.batchSize = batchSize
    decode = { row, identity, events in try events.decode(row, identity, by: codec) }
  }

  /// Applies all events up to the watermark to the live builds, one batch in each transaction. It
  /// makes the first build of a read model that has none. Rows and checkpoint are committed
  /// together.
  ///
  /// An event that cannot be applied quarantines its stream. The other streams continue.
  @discardableResult
  package func catchUp(
    _ models: [Model], on connection: inout Connection
  ) throws -> Outcome {
    var outcome = Outcome()
    while true {
      let step = try step(models, on: &connection)
      outcome.checkpoint = step.checkpoint
      outcome.events += step.events
      outcome.outdated = step.outdated
      if step.isDone { return outcome }
    }
  }

  /// The result of one transaction.
  package struct Step: Sendable {
    package let checkpoint: Int64
    package let events: Int
    package let isDone: Bool
    package let outdated: [String]
  }

  /// Applies the next batch to the live builds, in one transaction.
  package func step(_ models: [Model], on connection: inout Connection) throws -> Step {
    // Explicitly read committed: the snapshot of the scan must be newer than the watermark.
    try connection.transaction(.readCommitted) { connection in
      var targets = try liveTargets(models, on: &connection)
      let outdated = targets.filter { $0.build.version != $0.model.version }.map(\.build.projection)
      targets.removeAll { $0.build.version != $0.model.version }
      let (events, isDone) = try advance(&targets, on: &connection)
      return Step(
        checkpoint: targets.map(\.build.checkpoint).min() ?? 0, events: events, isDone: isDone,
        outdated: outdated)
    }
  }

  /// Applies the next events to the builds with the lowest checkpoint, so that all builds reach the
  /// same one.
  ///
  /// - Returns: The number of events read, and whether all builds are at the watermark.
  func advance(
    _ targets: inout [Target], on connection: inout Connection
  ) throws -> (events: Int, isDone: Bool) {
    guard let least = targets.map(\.build.checkpoint).min() else { return (0, true) }
    let watermark = try Watermark.read(on: &connection)
    guard least < watermark else { return (0, true) }
    let next = targets.map(\.build.checkpoint).filter { $0 > least && $0 < watermark }.min()
    let limit = next ?? watermark
    let stored = try LogReader.batch(
      after: least, through: limit, limit: batchSize, on: &connection)
    let isWhole = stored.count < batchSize
    let checkpoint = isWhole ? limit : stored[stored.count - 1].position
    let behind = targets.indices.filter { targets[$0].build.checkpoint == least }
    try apply(stored, to: behind.map { targets[$0] }, through: checkpoint, on: &connection)
    for index in behind { targets[index].build.checkpoint = checkpoint }
    return (stored.count, isWhole && next == nil)
  }

  /// Applies all events up to the watermark to builds that nobody else writes to, one batch in each
  /// transaction.
  func catchUp(_ targets: inout [Target], on connection: inout Connection) throws {
    while true {
      let isDone = try connection.transaction(.readCommitted) { connection in
        // Commits need not wait for the disk: what a crash loses can be read from the log again.
        try connection.script("SET LOCAL synchronous_commit = off")
        return try advance(&targets, on: &connection).isDone
      }
      if isDone { return }
    }
  }

  private func apply(
    _ stored: [StoredEvent], to targets: [Target], through checkpoint: Int64,
    on connection: inout Connection
  ) throws {
    let advance = BuildRegistry.advance(
      targets.map(\.build), to: checkpoint, events: stored.count)
    guard !stored.isEmpty else {
      try connection.executePrepared(advance)
      return
    }
    let folds = try fold(stored, targets, on: &connection)
    _ = try connection.pipelinePrepared(
      folds.flatMap { $0.saves() } + Ledger.addition(of: folds.map { ($0.build, $0.tally) })
        + [advance])
    for fold in folds { try fold.derive(on: &connection) }
  }

  /// Folds the events into the rows of the builds, without saving them.
  ///
  /// - Parameter released: A quarantined stream to apply again.
  func fold(
    _ stored: [StoredEvent], _ targets: [Target], releasing released: UUID? = nil,
    on connection: inout Connection
  ) throws -> [any BatchFold<Codec.Event>] {
    let events = stored.map { (stored: $0, decoded: $0.decoded(by: codec)) }
    let readable = events.compactMap { try? $0.decoded?.get() }
    let folds = targets.map { batch(for: $0, readable) }
    let streams = Array(Set(stored.map(\.stream.id)))
    var answers = try connection.pipelinePrepared(
      [Quarantine.positions(of: streams, in: targets.map(\.build))] + folds.flatMap { $0.loads })[
        ...]
    let quarantined = try Quarantine.positions(in: answers.removeFirst())
    for fold in folds {
      try fold.load(
        answers.takeFirst(fold.loads.count),
        quarantined: quarantined[fold.build.projection] ?? [:])
      if let released { fold.release(released) }
    }
    for (stored, decoded) in events {
      switch decoded {
      case .success(let event)?: for fold in folds { fold.apply(event) }
      case .failure(let fault)?: for fold in folds { fold.stop(at: fault) }
      case nil: for fold in folds { fold.pass(stored) }
      }
    }
    return folds
  }

  private func batch(
    for target: Target, _ events: [RecordedEvent<Codec.Event>]
  ) -> any BatchFold<Codec.Event> {
    func make<P: Projection<Codec.Event>>(_ model: P.Type) -> any BatchFold<Codec.Event> {
      ProjectionBatch(model, build: target.build, events: events)
    }
    return make(target.model)
  }

  /// The live builds, locked against other writers until the transaction ends.
  private func liveTargets(
    _ models: [Model], on connection: inout Connection
  ) throws -> [Target] {
    // Locked in a fixed order, so that two processes cannot deadlock.
    let names = models.map { $0.name }.sorted()
    let answers = try connection.pipelinePrepared(
      [Self.commitSetting, BuildRegistry.lock(names), BuildRegistry.live(names)])
    let builds = try answers[answers.count - 1].map { try Build(row: $0) }
    return try models.map { model in
      if let build = builds.first(where: { $0.projection == model.name }) {
        return Target(model: model, build: build)
      }
      return Target(model: model, build: try firstBuild(of: model, on: &connection))
    }
  }

  /// A commit need not wait for the disk, because what a crash loses can be read from the log again.
  /// But a replica gets only what is on the disk, and its readers wait for it.
  private static var commitSetting: Query {
    """
    SELECT set_config('synchronous_commit',
      CASE WHEN EXISTS (SELECT FROM pg_stat_get_wal_senders()) THEN 'local' ELSE 'off' END, true)
    """
  }

  private func firstBuild(of model: Model, on connection: inout Connection) throws -> Build {
    let outlines = model.outlines
    let build = try BuildRegistry.create(
      model.name, version: model.version, tables: outlines, status: .building, on: &connection)
    for table in outlines { try connection.script(table.indexCreation(in: build.schema)) }
    try BuildRegistry.swap(to: build, tables: outlines, on: &connection)
    return build
  }
}

extension Projection {
  /// Its tables, without the type of their rows.
  package static var outlines: [TableOutline] { tables.map { $0.outline } }
}

extension ArraySlice {
  /// Removes this number of elements from the front, and returns them.
  fileprivate mutating func takeFirst(_ count: Int) -> ArraySlice {
    defer { removeFirst(count) }
    return prefix(count)
  }
}
