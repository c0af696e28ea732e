package import PostgreSQL

/// Rebuilds read models from position 0. It makes shadow builds, which replace the live ones at the
/// end.
///
/// In the meantime the live models serve queries and follow the log. If a rebuild is killed, the
/// next one clears its shadow builds away.
package struct Rebuild: Sendable {
  /// The result for one read model.
  package struct Outcome: Sendable {
    package let build: Build
    /// The comparison with the former live model; nil when there was none, or it had another
    /// version.
    package let comparison: Comparison?
    /// The streams with an event that could not be applied.
    package let quarantined: [QuarantinedStream]
    /// How long the views were locked; nil when the build was dropped and not swapped in.
    package let swapLock: Duration?

    package var isLive: Bool { swapLock != nil }
  }

  package struct Report: Sendable {
    package let outcomes: [Outcome]
    /// The number of events read from the log.
    package let events: Int
    package let durations: [ReplayPhase: Duration]
  }

  let shadows: ShadowBuilds
  /// For how long a swap is retried while another session keeps the views locked.
  var patience: Duration = .seconds(30)

  /// - Parameter kinds: The models to rebuild, in one pass over the log.
  package init(_ kinds: [any ReadModelKind], resources: ReplayResources) {
    shadows = ShadowBuilds(kinds: kinds, resources: resources)
  }

  /// - Parameters:
  ///   - accept: Whether to swap even if a model differs from the live one of the same version, or
  ///     if an event could not be applied.
  ///   - progress: Called from any thread, one call at a time. An error that it throws ends the
  ///     rebuild.
  /// - Throws: ``RebuildRefusal``, for example while another rebuild of one of the models runs.
  package func run(
    accept: Bool = false, on connection: inout Connection,
    progress: @Sendable @escaping (ReplayProgress) throws -> Void = { _ in }
  ) throws -> Report {
    let names = shadows.names
    return try RebuildLock.withLock(names, on: &connection) { connection in
      for name in names { try BuildRegistry.clear(name, [.building], on: &connection) }
      var timer = PhaseTimer(progress)
      var (groups, events) = try shadows.make(on: &connection, timer: &timer)
      do {
        try timer.time(.catchingUp, events: events, total: events) { _ in
          for index in groups.indices {
            try groups[index].kind.catchUp(&groups[index].builds, on: &connection)
          }
        }
        let comparisons = try timer.time(.verifying, events: events, total: events) { _ in
          try groups.map { group in
            try Verification.compare(group, shadows.resources, on: &connection)
          }
        }
        let outcomes = try timer.time(.swapping, events: events, total: events) { _ in
          try zip(groups, comparisons).flatMap { group, comparisons in
            try group.builds.map { build in
              try finish(
                build, of: group.kind, comparisons[build.projection], accept: accept,
                on: &connection)
            }
          }
        }
        return Report(outcomes: outcomes, events: events, durations: timer.durations)
      } catch {
        shadows.abandon(groups.flatMap(\.builds), on: &connection)
        throw error
      }
    }
  }

  /// Swaps the build in, or drops it if it differs or is incomplete and that is not accepted.
  private func finish(
    _ build: Build, of kind: any ReadModelKind, _ comparison: Comparison?, accept: Bool,
    on connection: inout Connection
  ) throws -> Outcome {
    let quarantined = try Quarantine.streams(of: build, on: &connection)
    guard accept || (comparison?.isEqual ?? true) && quarantined.isEmpty else {
      try shadows.drop([build], on: &connection)
      return Outcome(
        build: build, comparison: comparison, quarantined: quarantined, swapLock: nil)
    }
    let (live, locked) = try kind.swap(to: build, patience: patience, on: &connection)
    try BuildRegistry.release(live, on: &connection)
    // Builds of interrupted rebuilds may have been in use before, so clear them again.
    let former = try BuildRegistry.former(live.projection, on: &connection)
    try BuildRegistry.clear(
      live.projection, [.building, .former], keep: former?.number, on: &connection)
    return Outcome(
      build: live, comparison: comparison, quarantined: quarantined, swapLock: locked)
  }
}
