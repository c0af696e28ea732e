import Dispatch
import Editorial
import PostgreSQL
import TestSupport
import Testing

@testable import PostgresEventStore

/// Updates read models, by default the tally, on a connection that acts as `galley_projector`.
struct Follower: Sendable {
  typealias Engine = Projector<ArticleEventCodec>

  let session: Session
  let projector: Engine
  let resources: ReplayResources
  let models: [Engine.Model]

  init(
    in database: TestDatabase, of models: [Engine.Model] = [Tally.self], batchSize: Int = 2_000,
    resources: ReplayResources? = nil
  ) async throws {
    session = try await database.session(as: "galley_projector")
    projector = Projector(codec: ArticleEventCodec(), batchSize: batchSize)
    self.resources = resources ?? database.replayResources()
    self.models = models
  }

  /// - Returns: The checkpoint reached.
  @discardableResult
  func catchUp() async throws -> Int64 { try await outcome().checkpoint }

  func outcome() async throws -> Engine.Outcome {
    try await session.use { [projector, models] in try projector.catchUp(models, on: &$0) }
  }

  func verify() async throws -> [VerificationResult] {
    try await session.use { [projector, resources, models] in
      try Verification([ProjectedKind(models, by: projector)], resources: resources).run(on: &$0)
    }
  }

  func rollBack() async throws -> Build {
    try await session.use { [projector, models] in
      try Rollback(projector: projector).run(models[0], on: &$0)
    }
  }

  @discardableResult
  func rebuild(
    accept: Bool = false, patience: Duration = .seconds(120)
  ) async throws -> Rebuild.Outcome {
    try await rebuild(accept: accept, patience: patience) { _ in }
  }

  /// - Parameter meanwhile: Called whenever the rebuild reports its progress. The rebuild waits for
  ///   it.
  @discardableResult
  func rebuild(
    accept: Bool = false, patience: Duration = .seconds(120),
    meanwhile: (ReplayPhase) async throws -> Void
  ) async throws -> Rebuild.Outcome {
    try await rebuildAll(accept: accept, patience: patience, meanwhile: meanwhile).outcomes[0]
  }

  func rebuildAll(
    accept: Bool = false, patience: Duration = .seconds(120),
    meanwhile: (ReplayPhase) async throws -> Void = { _ in }
  ) async throws -> Rebuild.Report {
    let (reports, continuation) = AsyncStream<(ReplayPhase, DispatchSemaphore)>.makeStream()
    async let report = session.use { [projector, resources, models] connection in
      defer { continuation.finish() }
      var rebuild = Rebuild([ProjectedKind(models, by: projector)], resources: resources)
      rebuild.patience = patience
      return try rebuild.run(accept: accept, on: &connection) { progress in
        let isDone = DispatchSemaphore(value: 0)
        continuation.yield((progress.phase, isDone))
        isDone.wait()
      }
    }
    for await (phase, isDone) in reports {
      // The rebuild must continue after an error, or the test would hang.
      do { try await meanwhile(phase) } catch { Issue.record(error) }
      isDone.signal()
    }
    return try await report
  }
}

extension TestDatabase {
  /// Connections for a replay, which act as `galley_projector`.
  ///
  /// - Parameter shortestRange: Small, so that the short log of a test is divided.
  func replayResources(
    workers: Int = 2, memory: Int = 64 << 20, shortestRange: Int64 = 10
  ) -> ReplayResources {
    let settings = settings
    var resources = ReplayResources(workers: workers, memory: memory) {
      var connection = try Connection(settings)
      try connection.script("SET SESSION AUTHORIZATION galley_projector")
      return connection
    }
    resources.shortestRange = shortestRange
    return resources
  }

  /// The builds of the tally.
  var tallyBuilds: [Int: Build.Status] {
    get async throws {
      let builds = try await session(as: "otto").use { try BuildRegistry.builds(on: &$0) }
        .filter { $0.projection == Tally.name }
      return Dictionary(uniqueKeysWithValues: builds.map { ($0.number, $0.status) })
    }
  }

  /// The schemas of all builds.
  var buildSchemas: [String] {
    get async throws {
      try await value(
        """
        SELECT coalesce(array_agg(nspname::text ORDER BY nspname), '{}') FROM pg_namespace
        WHERE nspname LIKE 'build\\_%'
        """)
    }
  }

  /// The positions that the tally has applied, in order.
  var applied: [Int64] {
    get async throws {
      try await value(
        "SELECT coalesce(array_agg(position ORDER BY position), '{}') FROM read.tally_trace")
    }
  }

  /// The positions in the log, in order.
  var recorded: [Int64] {
    get async throws {
      try await value(
        "SELECT coalesce(array_agg(position ORDER BY position), '{}') FROM galley.events")
    }
  }

  /// Every row of both tables, as text.
  var tallyRows: [String] {
    get async throws {
      try await value(
        """
        SELECT coalesce(array_agg(r ORDER BY r), '{}') FROM (
          SELECT t::text FROM read.tally t UNION ALL SELECT t::text FROM read.tally_trace t) AS x(r)
        """)
    }
  }
}
