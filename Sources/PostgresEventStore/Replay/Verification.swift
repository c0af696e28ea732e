package import EventSourcing
import Foundation
package import PostgreSQL

/// Compares builds with the live ones, at one position and in one snapshot: first the counts and
/// digests of buckets of rows, then the rows of differing buckets, cell by cell.
package struct Verification<Codec: EventCodec>: Sendable {
  package typealias Model = Projector<Codec>.Model
  typealias Target = Projector<Codec>.Target

  let shadows: ShadowBuilds<Codec>

  init(shadows: ShadowBuilds<Codec>) { self.shadows = shadows }

  package init(projector: Projector<Codec>, resources: ReplayResources) {
    shadows = ShadowBuilds(projector: projector, resources: resources)
  }

  /// Folds the log again into separate builds, compares the live builds of this program's version
  /// with them, and drops them.
  ///
  /// - Returns: A result for each model, in their order.
  /// - Throws: ``RebuildRefusal``, for example while one of the models is being rebuilt or
  ///   verified.
  package func run(
    _ models: [Model], on connection: inout Connection,
    progress: @Sendable @escaping (ReplayProgress) throws -> Void = { _ in }
  ) throws -> [VerificationResult] {
    try RebuildLock.withLock(models.map { $0.name }, on: &connection) { connection in
      let live = try connection.execute(BuildRegistry.live(models.map { $0.name }))
        .map { try Build(row: $0) }
      let versions = Dictionary(uniqueKeysWithValues: live.map { ($0.projection, $0.version) })
      let comparable = models.filter { versions[$0.name] == $0.version }
      let comparisons = try fold(comparable, on: &connection, progress: progress)
      return models.map { model in
        comparisons[model.name].map(VerificationResult.compared)
          ?? .notComparable(model.name, live: versions[model.name], program: model.version)
      }
    }
  }

  private func fold(
    _ models: [Model], on connection: inout Connection,
    progress: @Sendable @escaping (ReplayProgress) throws -> Void
  ) throws -> [String: Comparison] {
    guard !models.isEmpty else { return [:] }
    for model in models { try BuildRegistry.clear(model.name, [.building], on: &connection) }
    var timer = PhaseTimer(progress)
    var (targets, events) = try shadows.make(models, on: &connection, timer: &timer)
    do {
      try timer.time(.catchingUp, events: events, total: events) { _ in
        try shadows.projector.catchUp(&targets, on: &connection)
      }
      let comparisons = try timer.time(.verifying, events: events, total: events) { _ in
        try compare(targets, on: &connection)
      }
      try shadows.drop(targets, on: &connection)
      return comparisons
    } catch {
      shadows.abandon(targets, on: &connection)
      throw error
    }
  }

  /// Compares each build with the live one, if that has the same version.
  func compare(
    _ targets: [Target], on connection: inout Connection
  ) throws -> [String: Comparison] {
    let live = try connection.execute(BuildRegistry.live(targets.map { $0.model.name }))
      .map { try Build(row: $0) }
    let pairs = targets.compactMap { target -> BuildPair<Codec>? in
      live.first {
        $0.projection == target.build.projection && $0.version == target.build.version
      }.map { BuildPair(model: target.model, live: $0, folded: target.build) }
    }
    guard !pairs.isEmpty else { return [:] }
    return try align(pairs, on: &connection).compare(pairs)
  }

  /// Brings all builds to one position, and takes a snapshot there. Meanwhile the writers of the
  /// live builds wait.
  private func align(
    _ pairs: [BuildPair<Codec>], on connection: inout Connection
  ) throws -> Snapshot {
    let names = pairs.map(\.live.projection).sorted()
    for name in names {
      try connection.execute(
        "SELECT pg_advisory_lock(\(AdvisoryLock.projection), hashtext(\(name)))")
    }
    defer {
      for name in names {
        _ = try? connection.execute(
          "SELECT pg_advisory_unlock(\(AdvisoryLock.projection), hashtext(\(name)))")
      }
    }
    var targets = try shadows.current(pairs.flatMap(\.targets), on: &connection)
    // Until a writer commits, a watermark may be lower than an earlier one. Then all builds are at
    // a watermark, but not at the same position.
    while true {
      try shadows.projector.catchUp(&targets, on: &connection)
      if Set(targets.map(\.build.checkpoint)).count == 1 { break }
      Thread.sleep(forTimeInterval: 0.001)
    }
    return try Snapshot(shadows.resources, position: targets[0].build.checkpoint)
  }
}
