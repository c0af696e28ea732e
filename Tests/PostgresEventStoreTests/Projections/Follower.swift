import Dispatch
import Editorial
import PostgreSQL
import TestSupport
import Testing

@testable import PostgresEventStore

/// Keeps the tally, on a connection that acts as `galley_projector`.
struct Follower: Sendable {
  let session: Session
  let projector: Projector<ArticleEventCodec>
  let resources: ReplayResources

  init(
    in database: TestDatabase, batchSize: Int = 2_000, workers: Int = 2, memory: Int = 64 << 20
  ) async throws {
    session = try await database.session(as: "galley_projector")
    projector = Projector(codec: ArticleEventCodec(), batchSize: batchSize)
    resources = database.replayResources(workers: workers, memory: memory)
  }

  /// - Returns: The checkpoint reached.
  @discardableResult
  func catchUp() async throws -> Int64 {
    try await session.use { [projector] in try projector.catchUp([Tally.self], on: &$0).checkpoint }
  }

  @discardableResult
  func rebuild(
    accept: Bool = false
  ) async throws -> Rebuild<ArticleEventCodec>.Outcome {
    try await rebuild(accept: accept) {}
  }

  /// - Parameter meanwhile: is done, and waited for, whenever the rebuild reports its progress.
  @discardableResult
  func rebuild(
    accept: Bool = false, meanwhile: () async throws -> Void
  ) async throws -> Rebuild<ArticleEventCodec>.Outcome {
    let (reports, continuation) = AsyncStream<DispatchSemaphore>.makeStream()
    async let outcome = session.use { [projector, resources] connection in
      defer { continuation.finish() }
      return try Rebuild(projector: projector, resources: resources)
        .run([Tally.self], accept: accept, on: &connection) { _ in
          let isDone = DispatchSemaphore(value: 0)
          continuation.yield(isDone)
          isDone.wait()
        }.outcomes[0]
    }
    for await isDone in reports {
      // The rebuild goes on whatever becomes of it, or the test would hang.
      do { try await meanwhile() } catch { Issue.record(error) }
      isDone.signal()
    }
    return try await outcome
  }
}

extension TestDatabase {
  /// Connections for a replay, which act as `galley_projector`.
  func replayResources(workers: Int = 2, memory: Int = 64 << 20) -> ReplayResources {
    let settings = settings
    return ReplayResources(workers: workers, memory: memory) {
      var connection = try Connection(settings)
      try connection.script("SET SESSION AUTHORIZATION galley_projector")
      return connection
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
