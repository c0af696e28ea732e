import EventSourcing
import PostgreSQL
import PostgresEventStore

// What an admin does to read models, the same for each kind of stream.

struct Rebuilding: ReadModelOperation {
  typealias Value = RebuildPart

  let resources: ReplayResources
  var accept = false
  var progress: @Sendable (ReplayProgress) throws -> Void = { _ in }

  func run<Codec: EventCodec>(
    _ models: [Projector<Codec>.Model], by projector: Projector<Codec>,
    on connection: inout Connection
  ) throws -> RebuildPart {
    RebuildPart(
      try Rebuild(projector: projector, resources: resources)
        .run(models, accept: accept, on: &connection, progress: progress))
  }
}

/// The report about the read models of one kind.
struct RebuildPart: Sendable {
  /// Each with a closure that says how long it took.
  let outcomes: [@Sendable (Duration) -> Rebuilt]
  let events: Int
  let durations: [ReplayPhase: Duration]

  init<Codec: EventCodec>(_ report: Rebuild<Codec>.Report) {
    outcomes = report.outcomes.map { outcome in { Rebuilt(outcome, took: $0) } }
    (events, durations) = (report.events, report.durations)
  }
}

struct Verifying: ReadModelOperation {
  typealias Value = [VerificationResult]

  let resources: ReplayResources
  let progress: @Sendable (ReplayProgress) throws -> Void

  func run<Codec: EventCodec>(
    _ models: [Projector<Codec>.Model], by projector: Projector<Codec>,
    on connection: inout Connection
  ) throws -> [VerificationResult] {
    try Verification(projector: projector, resources: resources)
      .run(models, on: &connection, progress: progress)
  }
}

/// Restores the former build of one model.
struct RollingBack: ReadModelOperation {
  typealias Value = Build

  func run<Codec: EventCodec>(
    _ models: [Projector<Codec>.Model], by projector: Projector<Codec>,
    on connection: inout Connection
  ) throws -> Build {
    try Rollback(projector: projector).run(models[0], on: &connection)
  }
}

/// Applies the quarantined events of one model.
struct Retrying: ReadModelOperation {
  typealias Value = RetriedAnswer

  func run<Codec: EventCodec>(
    _ models: [Projector<Codec>.Model], by projector: Projector<Codec>,
    on connection: inout Connection
  ) throws -> RetriedAnswer {
    RetriedAnswer(
      models[0].name, try Retry(projector: projector).run(models[0], on: &connection))
  }
}
