import EventSourcing
import PostgreSQL
import PostgresEventStore

// What an admin does to read models, the same for each kind of stream.

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
