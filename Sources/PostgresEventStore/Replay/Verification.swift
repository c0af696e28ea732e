import Foundation
package import PostgreSQL

/// Compares builds with the live ones, at one position and in one snapshot: first the counts and
/// digests of buckets of rows, then the rows of differing buckets, cell by cell.
package struct Verification: Sendable {
  private let kinds: [any ReadModelKind]
  private let resources: ReplayResources

  package init(_ kinds: [any ReadModelKind], resources: ReplayResources) {
    (self.kinds, self.resources) = (kinds, resources)
  }

  /// Folds the log again into separate builds, compares the live builds of this program's version
  /// with them, and drops them.
  ///
  /// - Returns: A result for each model, in their order.
  /// - Throws: ``RebuildRefusal``, for example while one of the models is being rebuilt or
  ///   verified.
  package func run(
    on connection: inout Connection,
    progress: @Sendable @escaping (ReplayProgress) throws -> Void = { _ in }
  ) throws -> [VerificationResult] {
    let models = kinds.flatMap { $0.models }
    let names = models.map { $0.name }
    return try RebuildLock.withLock(names, on: &connection) { connection in
      let live = try connection.execute(BuildRegistry.live(names)).map { try Build(row: $0) }
      let versions = Dictionary(uniqueKeysWithValues: live.map { ($0.projection, $0.version) })
      let comparable = kinds.map { kind in kind.filter { versions[$0.name] == $0.version } }
        .filter { !$0.models.isEmpty }
      let comparisons = try fold(comparable, on: &connection, progress: progress)
      return models.map { model in
        comparisons[model.name].map(VerificationResult.compared)
          ?? .notComparable(model.name, live: versions[model.name], program: model.version)
      }
    }
  }

  private func fold(
    _ kinds: [any ReadModelKind], on connection: inout Connection,
    progress: @Sendable @escaping (ReplayProgress) throws -> Void
  ) throws -> [String: Comparison] {
    guard !kinds.isEmpty else { return [:] }
    let shadows = ShadowBuilds(kinds: kinds, resources: resources)
    for name in shadows.names { try BuildRegistry.clear(name, [.building], on: &connection) }
    var timer = PhaseTimer(progress)
    var (groups, events) = try shadows.make(on: &connection, timer: &timer)
    do {
      try timer.time(.catchingUp, events: events, total: events) { _ in
        for index in groups.indices {
          try groups[index].kind.catchUp(&groups[index].builds, on: &connection)
        }
      }
      let comparisons = try timer.time(.verifying, events: events, total: events) { _ in
        try groups.map { try Self.compare($0, resources, on: &connection) }
      }
      try shadows.drop(groups.flatMap(\.builds), on: &connection)
      return comparisons.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
    } catch {
      shadows.abandon(groups.flatMap(\.builds), on: &connection)
      throw error
    }
  }

  /// Compares each build with the live one, if that has the same version.
  static func compare(
    _ group: ShadowGroup, _ resources: ReplayResources, on connection: inout Connection
  ) throws -> [String: Comparison] {
    let live = try connection.execute(BuildRegistry.live(group.builds.map(\.projection)))
      .map { try Build(row: $0) }
    let pairs = group.pairs.compactMap { model, build in
      live.first {
        $0.projection == build.projection && $0.version == build.version
      }.map { BuildPair(tables: model.outlines, live: $0, folded: build) }
    }
    guard !pairs.isEmpty else { return [:] }
    return try align(pairs, of: group.kind, resources, on: &connection).compare(pairs)
  }

  /// Brings all builds to one position, and takes a snapshot there. Meanwhile the writers of the
  /// live builds wait.
  private static func align(
    _ pairs: [BuildPair], of kind: any ReadModelKind, _ resources: ReplayResources,
    on connection: inout Connection
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
    var builds = try ShadowBuilds.current(
      pairs.flatMap { [$0.live, $0.folded] }, on: &connection)
    // Until a writer commits, a watermark may be lower than an earlier one. Then all builds are at
    // a watermark, but not at the same position.
    while true {
      try kind.catchUp(&builds, on: &connection)
      if Set(builds.map(\.checkpoint)).count == 1 { break }
      Thread.sleep(forTimeInterval: 0.001)
    }
    return try Snapshot(resources, position: builds[0].checkpoint)
  }
}
