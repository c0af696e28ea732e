package import EventSourcing
package import PostgreSQL

/// Rebuilds read models from position 0. It makes shadow builds, which replace the live ones at the
/// end.
///
/// In the meantime the live models serve queries and follow the log. If a rebuild is killed, the
/// next one clears its shadow builds away.
package struct Rebuild<Codec: EventCodec>: Sendable {
  package typealias Model = Projector<Codec>.Model
  typealias Target = Projector<Codec>.Target

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

  let projector: Projector<Codec>
  let shadows: ShadowBuilds<Codec>
  /// For how long a swap is retried while another session keeps the views locked.
  var patience: Duration = .seconds(30)

  package init(projector: Projector<Codec>, resources: ReplayResources) {
    self.projector = projector
    shadows = ShadowBuilds(projector: projector, resources: resources)
  }

  /// - Parameters:
  ///   - accept: Whether to swap even if a model differs from the live one of the same version, or
  ///     if an event could not be applied.
  ///   - progress: Called from any thread, one call at a time. An error that it throws ends the
  ///     rebuild.
  /// - Throws: ``RebuildRefusal``, for example while another rebuild of one of the models runs.
  package func run(
    _ models: [Model], accept: Bool = false, on connection: inout Connection,
    progress: @Sendable @escaping (ReplayProgress) throws -> Void = { _ in }
  ) throws -> Report {
    try RebuildLock.withLock(models.map { $0.name }, on: &connection) { connection in
      for model in models {
        try BuildRegistry.clear(model.name, [.building], on: &connection)
      }
      var timer = PhaseTimer(progress)
      var (targets, events) = try shadows.make(models, on: &connection, timer: &timer)
      do {
        try timer.time(.catchingUp, events: events, total: events) { _ in
          try projector.catchUp(&targets, on: &connection)
        }
        let comparisons = try timer.time(.verifying, events: events, total: events) { _ in
          try Verification(shadows: shadows).compare(targets, on: &connection)
        }
        let outcomes = try timer.time(.swapping, events: events, total: events) { _ in
          try targets.map { target in
            try finish(
              target, comparisons[target.build.projection], accept: accept, on: &connection)
          }
        }
        return Report(outcomes: outcomes, events: events, durations: timer.durations)
      } catch {
        shadows.abandon(targets, on: &connection)
        throw error
      }
    }
  }

  /// Swaps the build in, or drops it if it differs or is incomplete and that is not accepted.
  private func finish(
    _ target: Target, _ comparison: Comparison?, accept: Bool, on connection: inout Connection
  ) throws -> Outcome {
    let quarantined = try Quarantine.streams(of: target.build, on: &connection)
    guard accept || (comparison?.isEqual ?? true) && quarantined.isEmpty else {
      try shadows.drop([target], on: &connection)
      return Outcome(
        build: target.build, comparison: comparison, quarantined: quarantined, swapLock: nil)
    }
    let (build, locked) = try Swap(projector: projector, patience: patience)
      .run(target, on: &connection)
    try BuildRegistry.release(build, on: &connection)
    // Builds of interrupted rebuilds may have been in use before, so clear them again.
    let former = try BuildRegistry.former(build.projection, on: &connection)
    try BuildRegistry.clear(
      build.projection, [.building, .former], keep: former?.number, on: &connection)
    return Outcome(
      build: build, comparison: comparison, quarantined: quarantined, swapLock: locked)
  }
}
