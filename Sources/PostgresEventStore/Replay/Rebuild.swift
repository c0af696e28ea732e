package import EventSourcing
package import PostgreSQL

/// Makes read models again from position 0, in shadows that take the live ones' places at the end.
///
/// The live models serve and follow meanwhile. A rebuild that is killed leaves shadows which the
/// next one clears away.
package struct Rebuild<Codec: EventCodec>: Sendable {
  package typealias Model = Projector<Codec>.Model
  typealias Target = Projector<Codec>.Target

  /// What has become of one read model.
  package struct Outcome: Sendable {
    package let build: Build
    /// With the live model before; nil when there was none, or it was of another version.
    package let comparison: Comparison?
    /// The streams in which an event could not be applied.
    package let quarantined: [QuarantinedStream]
    /// How long the views were locked; nil when the build was not swapped in, and dropped.
    package let swapLock: Duration?

    package var isLive: Bool { swapLock != nil }
  }

  package struct Report: Sendable {
    package let outcomes: [Outcome]
    /// The events read from the log.
    package let events: Int
    package let durations: [ReplayPhase: Duration]
  }

  let projector: Projector<Codec>
  let shadows: ShadowBuilds<Codec>
  /// How long a swap goes on trying while somebody keeps the views locked.
  var patience: Duration = .seconds(30)

  package init(projector: Projector<Codec>, resources: ReplayResources) {
    self.projector = projector
    shadows = ShadowBuilds(projector: projector, resources: resources)
  }

  /// - Parameters:
  ///   - accept: Swap also where a model differs from the live one without a changed version, or
  ///     where an event could not be applied.
  ///   - progress: Called from any thread, one call at a time; what it throws ends the rebuild.
  /// - Throws: ``RebuildRefusal`` while another rebuild of one of the models runs.
  package func run(
    _ models: [Model], accept: Bool = false, on connection: inout Connection,
    progress: @Sendable @escaping (ReplayProgress) throws -> Void = { _ in }
  ) throws -> Report {
    try RebuildLock.holding(models.map { $0.name }, on: &connection) { connection in
      for model in models {
        try BuildBook.clear(model.name, [.building], on: &connection)
      }
      var clock = ReplayClock(progress)
      var (targets, events) = try shadows.make(models, on: &connection, clock: &clock)
      do {
        try clock.time(.catchingUp, events: events, total: events) { _ in
          try projector.follow(&targets, on: &connection)
        }
        let comparisons = try clock.time(.verifying, events: events, total: events) { _ in
          try Verification(shadows: shadows).compare(targets, on: &connection)
        }
        let outcomes = try clock.time(.swapping, events: events, total: events) { _ in
          try targets.map { target in
            try finish(
              target, comparisons[target.build.projection], accept: accept, on: &connection)
          }
        }
        return Report(outcomes: outcomes, events: events, durations: clock.durations)
      } catch {
        shadows.abandon(targets, on: &connection)
        throw error
      }
    }
  }

  /// Swaps the build in, or drops it when it is not fit.
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
    try BuildBook.leave(build, on: &connection)
    // Once more what interrupted ones have left: at the beginning it may still have been in use.
    let former = try BuildBook.former(build.projection, on: &connection)
    try BuildBook.clear(
      build.projection, [.building, .former], keep: former?.number, on: &connection)
    return Outcome(
      build: build, comparison: comparison, quarantined: quarantined, swapLock: locked)
  }
}
