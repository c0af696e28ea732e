import Editorial
import EditorialReadModels
import Foundation
import PostgreSQL
import PostgresEventStore

extension Member {
  /// The requested moment of the log; nil for the present.
  func past(_ asOf: AsOf?) async throws -> Past? {
    guard let asOf else { return nil }
    return try await withConnection { try asOf.past(on: &$0) }
  }

  /// Reads an article as it was, only from its own events.
  func read<Value: Sendable>(
    _ reference: String, at past: Past,
    _ body: @Sendable @escaping (PastArticle, inout Connection) throws -> Value
  ) async throws -> Answer<Value> {
    let value = try await withConnection { connection in
      let id = try Reference.resolve(reference, asOf: past, on: &connection)
      return try body(try PastArticle(id, at: past, on: &connection), &connection)
    }
    return Answer(value: value, remarks: [.asOf(position: past.position, past.instant)])
  }

  /// Asks queries about `models`, as they are now or as they were. About the present, this usually
  /// takes one round trip.
  func read<Value: Sendable>(
    _ models: [ReadModels.Model], asOf: AsOf?,
    progress: @Sendable @escaping (ReplayStatus) throws -> Void,
    asking queries: @Sendable @escaping (ReadSource) -> [Query],
    _ body: @Sendable @escaping ([Rows], ReadSource, inout Connection) throws -> Value
  ) async throws -> Answer<Value> {
    guard asOf != nil else {
      return try await asking(models) { freshness, connection in
        let (answers, remarks) = try freshness.ask(queries(.live), on: &connection)
        return Answer(value: try body(answers, .live, &connection), remarks: remarks)
      }
    }
    return try await read(models, asOf: asOf, progress: progress) { source, connection in
      try body(try connection.pipelinePrepared(queries(source)), source, &connection)
    }
  }

  /// Reads the tables of `models`, as they are now or as they were.
  ///
  /// - Parameter progress: Receives the progress of building past models, if they are not available
  ///   yet. Called from any thread, one call at a time.
  func read<Value: Sendable>(
    _ models: [ReadModels.Model], asOf: AsOf?,
    progress: @Sendable @escaping (ReplayStatus) throws -> Void,
    _ body: @Sendable @escaping (ReadSource, inout Connection) throws -> Value
  ) async throws -> Answer<Value> {
    guard let past = try await past(asOf) else {
      return try await read(models) { try body(.live, &$0) }
    }
    if asksForPast { try await awaitPast(models, past.position) }
    let projecting = projecting
    let resources = try replayResources(ReplayLimits())
    let value = try await withConnection { connection in
      var builds = try PastBuildCache.hold(models, asOf: past.position, on: &connection)
      defer { PastBuildCache.release(builds, on: &connection) }
      // Somebody else may remove a new build before it is held.
      for attempt in 1... {
        let missing = models.filter { model in !builds.contains { $0.projection == model.name } }
        if missing.isEmpty { break }
        try requireProjecting(asOf: past, on: connection)
        guard attempt <= 5 else {
          throw Failure(
            .conflict, "the read models as of position \(past.position) were removed", .tryAgain)
        }
        try Self.makePast(
          missing, asOf: past.position, as: projecting, resources, progress, on: &connection)
        builds += try PastBuildCache.hold(missing, asOf: past.position, on: &connection)
      }
      if projecting != .no, !connection.isOnStandby {
        let kept = builds
        try connection.projecting(as: projecting) {
          try PastBuildCache.evict(keeping: kept, on: &$0)
        }
      }
      let pairs = models.compactMap { model in
        builds.first { $0.projection == model.name }.map { (model, $0) }
      }
      return try body(ReadSource(pairs), &connection)
    }
    return Answer(value: value, remarks: [.asOf(position: past.position, past.instant)])
  }

  /// Builds read models as of a position, if they are not there, for others to read.
  func makePast(
    _ names: [String], asOf position: Int64,
    progress: @Sendable @escaping (ReplayStatus) throws -> Void
  ) async throws {
    let models = try models(names)
    let projecting = projecting
    let resources = try replayResources(ReplayLimits())
    try await withConnection { connection in
      let present = try PastBuildCache.hold(models, asOf: position, on: &connection)
      PastBuildCache.release(present, on: &connection)
      let missing = models.filter { model in
        !present.contains { $0.projection == model.name }
      }
      if !missing.isEmpty {
        try Self.makePast(
          missing, asOf: position, as: projecting, resources, progress, on: &connection)
      }
      let kept = try PastBuildCache.hold(models, asOf: position, on: &connection)
      defer { PastBuildCache.release(kept, on: &connection) }
      try connection.projecting(as: projecting) {
        try PastBuildCache.evict(keeping: kept, on: &$0)
      }
    }
  }

  private static func makePast(
    _ models: [ReadModels.Model], asOf position: Int64, as projecting: Projecting,
    _ resources: ReplayResources, _ progress: @Sendable @escaping (ReplayStatus) throws -> Void,
    on connection: inout Connection
  ) throws {
    try connection.projecting(as: projecting) { connection in
      let builds = PastBuilds(ReadModelProjectors(models).kinds, resources: resources)
      try connection.working {
        try builds.make(through: position, on: &$0, progress: ReplayMeter.measuring(progress))
      }
    }
  }

  private func requireProjecting(
    asOf past: Past, on connection: borrowing Connection
  ) throws(Failure) {
    guard !connection.isOnStandby else {
      throw Failure(
        .unavailable,
        "the read models as of position \(past.position) have not been built, and a standby cannot "
          + "build them", .usePrimary)
    }
    guard projecting == .no else { return }
    throw Failure(
      .forbidden,
      "the read models as of position \(past.position) have not been built, and \(actor.name) may "
        + "not build them", .askProjector)
  }
}
