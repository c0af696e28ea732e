public import EventSourcing
import Foundation
public import PostgreSQL

/// Brings read models up to the log's watermark. Its connection acts as `galley_projector`.
@usableFromInline
package struct Projector<Codec: EventCodec>: Sendable {
  package typealias Model = any Projection<Codec.Event>.Type

  /// A read model and the build of it to write to.
  struct Target {
    let model: Model
    var build: Build
  }

  /// What a catch-up has come to.
  package struct Outcome: Sendable {
    /// Up to where all of the read models are now, but those that are outdated.
    package var checkpoint: Int64 = 0
    /// How many events were read.
    package var events = 0
    /// The read models whose live build is not of this program's version, and which it therefore
    /// does not write to.
    package var outdated: [String] = []
  }

  @usableFromInline let codec: Codec
  /// How many events are applied in one transaction.
  @usableFromInline let batchSize: Int
  /// Decodes one event more: see ``StreamEvents``.
  @usableFromInline
  let take: @Sendable (borrowing CopyRow, EventIdentity, StreamEvents<Codec.Event>) throws -> Void

  @inlinable
  package init(codec: Codec, batchSize: Int = 2_000) {
    self.codec = codec
    self.batchSize = batchSize
    take = { row, identity, events in try events.take(row, identity, by: codec) }
  }

  /// Applies to the live builds all events up to the watermark, a batch a transaction, and makes the
  /// first build of a read model that has none yet. Rows and checkpoint commit together.
  ///
  /// An event that cannot be applied quarantines its stream, and the rest goes on.
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

  /// What one transaction has done.
  package struct Step: Sendable {
    package let checkpoint: Int64
    package let events: Int
    package let isDone: Bool
    package let outdated: [String]
  }

  /// Applies the next batch to the live builds, in one transaction.
  package func step(_ models: [Model], on connection: inout Connection) throws -> Step {
    // Read committed, stated: the scan's snapshot must be younger than the watermark.
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

  /// Applies the next events to those of the builds that are farthest behind, so that builds of
  /// different checkpoints come together.
  ///
  /// - Returns: How many events were read, and whether all builds are at the watermark.
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

  private func apply(
    _ stored: [StoredEvent], to targets: [Target], through checkpoint: Int64,
    on connection: inout Connection
  ) throws {
    let advance = BuildBook.advance(
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

  /// What the events make of the builds' rows, not yet saved.
  ///
  /// - Parameter released: A stream that waits and is to go on.
  func fold(
    _ stored: [StoredEvent], _ targets: [Target], releasing released: UUID? = nil,
    on connection: inout Connection
  ) throws -> [any BatchFold<Codec.Event>] {
    let events = stored.map { $0.decoded(by: codec) }
    let readable = events.compactMap { try? $0.get() }
    let folds = targets.map { batch(for: $0, readable) }
    let streams = Array(Set(stored.map(\.stream.id)))
    var answers = try connection.pipelinePrepared(
      [Quarantine.held(streams, in: targets.map(\.build))] + folds.flatMap { $0.loads })[...]
    let held = try Quarantine.held(answers.removeFirst())
    for fold in folds {
      try fold.load(
        answers.takeFirst(fold.loads.count), held: held[fold.build.projection] ?? [:])
      if let released { fold.release(released) }
    }
    for event in events {
      switch event {
      case .success(let event): for fold in folds { fold.apply(event) }
      case .failure(let fault): for fold in folds { fold.stop(at: fault) }
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
    // In one order, so that two processes never wait for each other; and no commit waits for the
    // disk, as whatever a crash takes from the end of a read model is in the log.
    let names = models.map { $0.name }.sorted()
    let answers = try connection.pipelinePrepared(
      ["SET LOCAL synchronous_commit = off", BuildBook.lock(names), BuildBook.live(names)])
    let builds = try answers[answers.count - 1].map { try Build(row: $0) }
    return try models.map { model in
      if let build = builds.first(where: { $0.projection == model.name }) {
        return Target(model: model, build: build)
      }
      return Target(model: model, build: try firstBuild(of: model, on: &connection))
    }
  }

  private func firstBuild(of model: Model, on connection: inout Connection) throws -> Build {
    let outlines = model.outlines
    let build = try BuildBook.create(
      model.name, version: model.version, tables: outlines, status: .building, on: &connection)
    for table in outlines { try connection.script(table.indexCreation(in: build.schema)) }
    try BuildBook.swap(to: build, tables: outlines, on: &connection)
    return build
  }
}

extension Projection {
  /// Its tables, without the type of their rows.
  package static var outlines: [TableOutline] { tables.map { $0.outline } }
}

extension ArraySlice {
  /// Takes so many elements away from the front.
  fileprivate mutating func takeFirst(_ count: Int) -> ArraySlice {
    defer { removeFirst(count) }
    return prefix(count)
  }
}
