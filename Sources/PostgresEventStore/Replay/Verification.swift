package import EventSourcing
import Foundation
package import PostgreSQL

/// Compares builds with the live ones, both at one position and in one snapshot: counts and digests
/// of buckets of rows first, and where those differ the rows, cell by cell.
package struct Verification<Codec: EventCodec>: Sendable {
  package typealias Model = Projector<Codec>.Model
  typealias Target = Projector<Codec>.Target

  let shadows: ShadowBuilds<Codec>

  init(shadows: ShadowBuilds<Codec>) { self.shadows = shadows }

  package init(projector: Projector<Codec>, resources: ReplayResources) {
    shadows = ShadowBuilds(projector: projector, resources: resources)
  }

  /// Folds the log again into scratch builds, compares the live ones of this program's version with
  /// them, and drops them.
  ///
  /// - Returns: By read model; one without a live build of this version is left out.
  /// - Throws: ``RebuildRefusal`` while one of the models is being rebuilt or verified.
  package func run(
    _ models: [Model], on connection: inout Connection,
    progress: @Sendable @escaping (ReplayProgress) throws -> Void = { _ in }
  ) throws -> [Comparison] {
    try RebuildLock.holding(models.map { $0.name }, on: &connection) { connection in
      for model in models {
        try connection.transaction(.readCommitted) { connection in
          try BuildBook.clear(model.name, [.building], on: &connection)
        }
      }
      var clock = ReplayClock(progress)
      var (targets, events) = try shadows.make(models, on: &connection, clock: &clock)
      do {
        try clock.time(.catchingUp, events: events, total: events) { _ in
          try shadows.follow(&targets, on: &connection)
        }
        let comparisons = try clock.time(.verifying, events: events, total: events) { _ in
          try compare(targets, on: &connection)
        }
        try shadows.drop(targets, on: &connection)
        return models.compactMap { comparisons[$0.name] }
      } catch {
        try? shadows.drop(targets, on: &connection)
        throw error
      }
    }
  }

  /// Compares with the live builds those that have one of the same version.
  func compare(
    _ targets: [Target], on connection: inout Connection
  ) throws -> [String: Comparison] {
    let pairs = try pairs(targets, on: &connection)
    guard !pairs.isEmpty else { return [:] }
    return try align(pairs, of: targets, on: &connection).compare(pairs)
  }

  private func pairs(
    _ targets: [Target], on connection: inout Connection
  ) throws -> [BuildPair] {
    let live = try connection.execute(BuildBook.live(targets.map { $0.model.name }))
      .map { try Build(row: $0) }
    return targets.compactMap { target in
      let match = live.first {
        $0.projection == target.build.projection && $0.version == target.build.version
      }
      return match.map {
        BuildPair(live: $0, folded: target.build, tables: target.model.outlines)
      }
    }
  }

  /// Brings both builds of every pair to one position and takes a snapshot of them there, while the
  /// live ones' writers wait.
  private func align(
    _ pairs: [BuildPair], of targets: [Target], on connection: inout Connection
  ) throws -> Snapshot {
    let names = pairs.map(\.live.projection).sorted()
    for name in names {
      try connection.execute("SELECT pg_advisory_lock(104, hashtext(\(name)))")
    }
    defer {
      for name in names {
        _ = try? connection.execute("SELECT pg_advisory_unlock(104, hashtext(\(name)))")
      }
    }
    var all = targets.filter { target in pairs.contains { $0.folded == target.build } }
    all += zip(pairs, all).map { Target(model: $1.model, build: $0.live) }
    all = try shadows.current(all, on: &connection)
    try shadows.follow(&all, on: &connection)
    return try Snapshot(shadows.resources, position: all[0].build.checkpoint)
  }
}

/// A live build and one to compare it with.
struct BuildPair: Sendable {
  let live: Build
  let folded: Build
  let tables: [TableOutline]
}
